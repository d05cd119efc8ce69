package mailauth.providers.zonefile;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRsetKey;
import mailauth.providers.files.FileLocks;
import mailauth.providers.files.Reason;
import mailauth.providers.host.Authority;
import mailauth.providers.host.Capabilities;
import mailauth.providers.host.DnsHost;
import mailauth.providers.host.HostException;
import mailauth.providers.host.Outcome;
import mailauth.providers.host.Reading;
import mailauth.providers.host.Replacement;
import mailauth.providers.masterfile.Source;
import mailauth.providers.masterfile.ZoneEdit;

/** Reads and edits the zone files of one folder. */
final class ZonefileHost implements DnsHost {
  /** What fits 65,535 octets of data with a length octet for every 255. */
  private static final int LONGEST_TXT = 65_279;

  static final Capabilities CAPABILITIES =
      new Capabilities(
          Capabilities.Swap.NATIVE,
          true,
          Capabilities.everyType(),
          LONGEST_TXT,
          0,
          Optional.empty());

  private static final int TRIES = 5;

  private final ZoneFiles files;
  private final FileLocks locks;
  private final Clock clock;

  ZonefileHost(ZoneFiles files, FileLocks locks, Clock clock) {
    this.files = files;
    this.locks = locks;
    this.clock = clock;
  }

  @Override
  public Capabilities capabilities() {
    return CAPABILITIES;
  }

  @Override
  public List<Name> zones() {
    return files.zones();
  }

  @Override
  public Reading read(RRsetKey key) {
    return files.find(key.name()).zone().reading(key);
  }

  @Override
  public List<Authority> authorities(Name name) {
    return List.of();
  }

  @Override
  public List<Outcome> replace(List<Replacement> replacements) {
    var outcomes = new Outcome[replacements.size()];
    try {
      for (var indexes : byFile(replacements).entrySet()) {
        var group = indexes.getValue().stream().map(replacements::get).toList();
        var written = replace(indexes.getKey(), group);
        for (int i = 0; i < written.size(); i++) {
          outcomes[indexes.getValue().get(i)] = written.get(i);
        }
        if (!written.stream().allMatch(Outcome.Written.class::isInstance)) {
          break;
        }
      }
      return rest(outcomes, "not tried after what came before it");
    } catch (HostException e) {
      return rest(outcomes, e.getMessage());
    }
  }

  /** The indexes of the replacements in each file, files in the order they are first needed. */
  private Map<Path, List<Integer>> byFile(List<Replacement> replacements) {
    var groups = new LinkedHashMap<Path, List<Integer>>();
    for (int i = 0; i < replacements.size(); i++) {
      var file = files.find(replacements.get(i).key().name()).path();
      groups.computeIfAbsent(file, path -> new ArrayList<>()).add(i);
    }
    return groups;
  }

  @SuppressWarnings("try") // a lock is held, not used
  private List<Outcome> replace(Path path, List<Replacement> replacements) {
    var shown = files.folders().show(path);
    for (int i = 0; i < TRIES; i++) {
      try (var held = locks.hold(path.toRealPath(), shown)) {
        var file = files.read(path);
        var edit = ZoneEdit.of(file.zone(), replacements, clock);
        if (write(file, edit)) {
          return edit.outcomes();
        }
      } catch (IOException e) {
        throw new HostException("%s cannot be written: %s".formatted(shown, Reason.of(e)), e);
      }
    }
    throw new HostException("%s keeps being changed by somebody else".formatted(shown));
  }

  /** Writes what changed; false if somebody else did so meanwhile. */
  private boolean write(ZoneFile file, ZoneEdit edit) throws IOException {
    var changed = edit.zone().changedSince(file.zone());
    changed.stream()
        .filter(source -> !source.path().equals(file.zone().main().path()))
        .forEach(source -> checkNotShared(file, source));
    return changed.isEmpty() || ZoneWriter.write(changed, file.snapshot()::isCurrent);
  }

  /** A file that other zones include too is not ours to change with this zone's serial alone. */
  private void checkNotShared(ZoneFile file, Source included) {
    var others = files.including(included.path(), file.path());
    if (!others.isEmpty()) {
      throw new HostException(
          "%s is included by %s too; edit it by hand"
              .formatted(
                  included.shown(),
                  others.stream().map(files.folders()::show).collect(joining(", "))));
    }
  }

  private static List<Outcome> rest(Outcome[] outcomes, String reason) {
    return Arrays.stream(outcomes)
        .map(outcome -> outcome == null ? new Outcome.Failed(reason) : outcome)
        .toList();
  }
}
