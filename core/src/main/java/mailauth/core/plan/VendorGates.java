package mailauth.core.plan;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import mailauth.core.config.SenderConfig;
import mailauth.core.dns.Answer;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRset;
import mailauth.core.dns.RRsetKey;
import mailauth.core.dns.RecordType;
import mailauth.core.posture.Purpose;
import mailauth.core.recognition.Evidence;
import mailauth.core.recognition.Recognized;

/** Whether DNS shows services that the YAML does not speak of, when it says who may send. */
final class VendorGates {
  private static final String ID = "VENDOR_NOT_DECLARED";
  private static final int SHOWN = 5;

  private final Picture picture;

  VendorGates(Picture picture) {
    this.picture = picture;
  }

  /** One verdict on the domain, where its senders or its policy change. */
  Optional<Gate> of(List<Change> changes) {
    boolean matters =
        changes.stream().anyMatch(c -> c.purpose() == Purpose.SPF || c.purpose() == Purpose.DMARC);
    if (!matters || picture.config().mail().parked()) {
      return Optional.empty();
    }
    var open = open(after(changes));
    return open.isEmpty()
        ? Optional.empty()
        : Optional.of(new Gate(ID, Gate.Outcome.CONFIRM, message(open)));
  }

  private static String message(List<Recognized> open) {
    var shown =
        open.stream()
            .limit(SHOWN)
            .map(vendor ->
                "%s (%s)"
                    .formatted(vendor.service().title(), vendor.evidence().getFirst().sentence()))
            .collect(joining(", "));
    var more = open.size() > SHOWN ? " and %d more".formatted(open.size() - SHOWN) : "";
    var ids = open.stream().map(vendor -> vendor.service().id()).collect(joining(", "));
    return "%s%s may send for you, and the YAML does not say so; declare them, or write 'not-senders: [%s]'"
        .formatted(shown, more, ids);
  }

  private List<Recognized> open(Collection<RRset> records) {
    var found = picture.world().vendors().of(picture.posture().domain(), records);
    var declared = declared();
    Set<Evidence> explained =
        found.stream()
            .filter(vendor -> declared.contains(vendor.service().id()))
            .flatMap(vendor -> vendor.evidence().stream())
            .collect(toSet());
    return found.stream()
        .filter(vendor -> !declared.contains(vendor.service().id()))
        .filter(vendor ->
            vendor.evidence().stream().anyMatch(e -> !explained.contains(e) && !isIncluded(e)))
        .toList();
  }

  /** Whoever writes a service's include themselves knows of the service. */
  private boolean isIncluded(Evidence evidence) {
    return evidence.kind() == Evidence.Kind.INCLUDE
        && senders()
            .filter(SenderConfig.Include.class::isInstance)
            .anyMatch(sender ->
                ((SenderConfig.Include) sender).domain().equals(Name.of(evidence.value())));
  }

  private Stream<SenderConfig> senders() {
    var config = picture.config();
    return Stream.concat(Stream.of(config.mail()), config.subdomains().values().stream())
        .flatMap(mail -> mail.senders().stream());
  }

  private Set<String> declared() {
    var names = new HashSet<>(picture.config().inventory().notSenders());
    senders()
        .filter(SenderConfig.Service.class::isInstance)
        .map(sender -> ((SenderConfig.Service) sender).service())
        .forEach(names::add);
    return names;
  }

  /** What is left once the changes are made, and what else stands at the domain's own name. */
  private Collection<RRset> after(List<Change> changes) {
    var domain = picture.posture().domain();
    var records = new HashMap<>(picture.today().present());
    for (var type : List.of(RecordType.TXT, RecordType.MX)) {
      var key = new RRsetKey(domain, type);
      if (!records.containsKey(key)) {
        ask(domain, type).ifPresent(rrset -> records.put(key, rrset));
      }
    }
    for (var change : changes) {
      var before = Optional.ofNullable(records.get(change.key()));
      change
          .onto(before)
          .ifPresentOrElse(
              rrset -> records.put(change.key(), rrset), () -> records.remove(change.key()));
    }
    return records.values();
  }

  private Optional<RRset> ask(Name domain, RecordType type) {
    return picture.dns().query(domain, type) instanceof Answer.Found(var rrset, var aliases)
        ? Optional.of(rrset)
        : Optional.empty();
  }
}
