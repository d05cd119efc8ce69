package mailauth.providers.masterfile;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRset;
import mailauth.core.dns.RRsetKey;
import mailauth.core.dns.Rdata;
import mailauth.core.dns.RecordType;
import org.jspecify.annotations.Nullable;

/** Rewrites one RRset where it stands. */
final class RRsetEdit {
  private final Zone zone;
  private final Splices splices = new Splices();
  private final Set<ResourceRecord> removed = new HashSet<>();

  private RRsetEdit(Zone zone) {
    this.zone = zone;
  }

  /** The zone with the RRset put in place of what stands under the key. */
  static Zone apply(Zone zone, RRsetKey key, Optional<RRset> wanted) {
    var edit = new RRsetEdit(zone);
    edit.rewrite(key, wanted);
    edit.restoreOwners();
    return edit.splices.apply(zone);
  }

  private void rewrite(RRsetKey key, Optional<RRset> wanted) {
    var old = zone.records(key);
    var steps = Alignment.of(old, wanted.map(RRset::records).orElse(List.of()));
    @Nullable ResourceRecord last = null;
    for (int i = 0; i < steps.size(); i++) {
      var step = steps.get(i);
      if (step.wanted() == null) {
        var gone = Objects.requireNonNull(step.old());
        removed.add(gone);
        splices.remove(gone.line());
      } else if (step.old() != null) {
        last = step.old();
        change(last, wanted.orElseThrow().ttl(), step.wanted());
      } else if (last != null) {
        addAfter(last, wanted.orElseThrow(), step.wanted());
      } else {
        var next =
            steps.subList(i, steps.size()).stream()
                .map(Alignment.Step::old)
                .filter(Objects::nonNull)
                .findFirst();
        if (next.isPresent()) {
          addBefore(next.get(), wanted.orElseThrow(), step.wanted());
        } else {
          add(wanted.orElseThrow(), step.wanted());
        }
      }
    }
  }

  private void change(ResourceRecord record, long ttl, Rdata wanted) {
    var line = record.line();
    var data = DataText.of(wanted, record);
    boolean kept = record.rdata().filter(wanted::equals).isPresent();
    if (!kept && line.isEnclosed(record.typeToken())) {
      var owner = record.inheritsOwner() ? "" : line.text(line.words().getFirst());
      var type = RecordType.valueOf(record.type());
      splices.replace(
          line.source(),
          line.start(),
          line.contentEnd(),
          Layout.line(owner, OptionalLong.of(ttl), type, data));
      return;
    }
    Ttl.set(record, ttl, splices);
    if (!kept) {
      boolean named = line.text(record.typeToken()).equalsIgnoreCase(record.type());
      splices.replace(
          line.source(),
          named ? record.dataStart() : record.typeToken().start(),
          line.contentEnd(),
          named ? data : record.type() + " " + data);
    }
  }

  private void addBefore(ResourceRecord record, RRset rrset, Rdata rdata) {
    var scope = record.scope();
    var line = line(record, owner(rrset.name(), scope), rrset, rdata, scope);
    splices.insert(record.source(), record.line().start(), line + record.source().lineEnd());
  }

  /** Adds the first record of an RRset, to the main file: others may be someone else's. */
  private void add(RRset rrset, Rdata rdata) {
    var sameName = inMain(zone.records(rrset.name()));
    if (sameName.isEmpty()) {
      append(rrset, rdata);
    } else {
      addAfter(sameName.getLast(), rrset, rdata);
    }
  }

  private void addAfter(ResourceRecord record, RRset rrset, Rdata rdata) {
    var owner = record.inheritsOwner() ? "" : record.line().text(record.line().words().getFirst());
    insert(record.source(), record.line().end(), line(record, owner, rrset, rdata, record.scope()));
  }

  private void append(RRset rrset, Rdata rdata) {
    var scope = zone.end().scope();
    var own = inMain(zone.records());
    var data = rdata.toString();
    var owner = owner(rrset.name(), scope);
    var line =
        own.isEmpty()
            ? Layout.line(owner, ttl(rrset, scope), rrset.type(), data)
            : line(own.getLast(), owner, rrset, rdata, scope);
    insert(zone.main(), zone.end().offset(), line);
  }

  private List<ResourceRecord> inMain(List<ResourceRecord> records) {
    return records.stream().filter(record -> record.source().equals(zone.main())).toList();
  }

  private static String line(
      ResourceRecord like, String owner, RRset rrset, Rdata rdata, Scope scope) {
    return Layout.line(like, owner, ttl(rrset, scope), rrset.type(), rdata.toString());
  }

  private void insert(Source source, int at, String line) {
    boolean open = at > 0 && source.text().charAt(at - 1) != '\n';
    splices.insert(source, at, (open ? source.lineEnd() : "") + line + source.lineEnd());
  }

  private static OptionalLong ttl(RRset rrset, Scope scope) {
    var same = scope.ttl();
    return same.isPresent() && same.getAsLong() == rrset.ttl()
        ? OptionalLong.empty()
        : OptionalLong.of(rrset.ttl());
  }

  /** As the file spells the name, else relative to the zone's own origin, else absolute. */
  private String owner(Name name, Scope scope) {
    var spelled =
        zone.records(name).stream()
            .filter(record -> !record.inheritsOwner())
            .filter(record -> Objects.equals(record.scope().origin(), scope.origin()))
            .map(record -> record.line().text(record.line().words().getFirst()))
            .findFirst();
    return spelled.orElseGet(() ->
        zone.apex()
            .filter(apex -> apex.text().equals(scope.origin()) && name.isWithin(apex))
            .map(name::relativeTo)
            .orElse(name.absolute()));
  }

  /** Writes the owner out where the record that gave it is gone. */
  private void restoreOwners() {
    @Nullable ResourceRecord giver = null;
    for (var record : zone.records()) {
      if (giver != null && !record.source().equals(giver.source())) {
        continue;
      }
      if (removed.contains(record)) {
        giver = record.inheritsOwner() ? giver : record;
      } else {
        if (giver != null && record.inheritsOwner()) {
          restoreOwner(giver, record);
        }
        giver = null;
      }
    }
  }

  private void restoreOwner(ResourceRecord gone, ResourceRecord heir) {
    boolean sameOrigin = Objects.equals(gone.scope().origin(), heir.scope().origin());
    var absolute = gone.owner().equals(".") ? "." : gone.owner() + ".";
    var owner = sameOrigin ? gone.line().text(gone.line().words().getFirst()) : absolute;
    int start = heir.line().start();
    int end = heir.line().tokens().getFirst().start();
    splices.replace(
        heir.source(), start, end, Layout.owner(owner, heir.source().text().substring(start, end)));
  }
}
