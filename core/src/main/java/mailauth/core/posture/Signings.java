package mailauth.core.posture;

import static java.util.stream.Collectors.toSet;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import mailauth.core.coherence.Signing;
import mailauth.core.dkim.DkimRecord;
import mailauth.core.dns.Name;
import mailauth.core.dns.Txt;

/** How the senders that a posture declares authenticate, as far as their records tell. */
public final class Signings {
  private static final String KEYS = "_domainkey";

  private final List<Desired> desired;
  private final Name name;

  private Signings(List<Desired> desired, Name name) {
    this.desired = desired;
    this.name = name;
  }

  /** The senders of one name, of what a posture declares; none where it declares none there. */
  public static List<Signing> of(List<Desired> desired, Name name) {
    return new Signings(desired, name).all();
  }

  private List<Signing> all() {
    return desired.stream()
        .filter(each -> each instanceof Desired.Spf spf && spf.name().equals(name))
        .flatMap(each -> ((Desired.Spf) each).senders().stream())
        .map(this::signing)
        .toList();
  }

  private Signing signing(SpfSender sender) {
    var own = owners(Purpose.DKIM, value -> value.owner().equals(sender.label()));
    var returnPaths = owners(Purpose.SERVICE, value -> value.owner().equals(sender.label()));
    var envelopes = Stream.concat(returnPaths.stream(), spfNames(sender)).collect(toSet());
    return new Signing(sender.label(), signsWithOurKeys(sender) ? ourKeys() : own, envelopes);
  }

  /** The names here and below whose SPF record lets the sender pass. */
  private Stream<Name> spfNames(SpfSender sender) {
    return desired.stream()
        .filter(Desired.Spf.class::isInstance)
        .map(Desired.Spf.class::cast)
        .filter(spf -> spf.name().isWithin(name))
        .filter(spf ->
            spf.senders().stream()
                .anyMatch(s -> s.label().equals(sender.label()) && !s.terms().isEmpty()))
        .map(Desired.Spf::name);
  }

  /** Services bring their own keys; whoever else sends may use those that the YAML declares. */
  private static boolean signsWithOurKeys(SpfSender sender) {
    return sender.label().equals(SenderRecords.OWN_HOSTS)
        || sender.terms().stream()
            .anyMatch(term -> term.text().equals("include:" + sender.label()));
  }

  private Set<Name> ourKeys() {
    return owners(
        Purpose.DKIM, value -> value.owner().startsWith("selector ") && !isRevoked(value));
  }

  private Set<Name> owners(Purpose purpose, Predicate<Desired.Value> belongs) {
    return values()
        .filter(value -> value.purpose() == purpose && isOurs(value) && belongs.test(value))
        .map(value -> purpose == Purpose.DKIM ? signed(value.key().name()) : value.key().name())
        .collect(toSet());
  }

  private Stream<Desired.Value> values() {
    return desired.stream().filter(Desired.Value.class::isInstance).map(Desired.Value.class::cast);
  }

  /** Whether the value is below this name and not below a subdomain with senders of its own. */
  private boolean isOurs(Desired.Value value) {
    var owner = value.key().name();
    return owner.isWithin(name)
        && desired.stream()
            .filter(Desired.Spf.class::isInstance)
            .map(each -> ((Desired.Spf) each).name())
            .noneMatch(
                other -> !other.equals(name) && other.isWithin(name) && owner.isWithin(other));
  }

  /** The domain that signs with a key: what follows {@code _domainkey}. */
  private static Name signed(Name owner) {
    var labels = owner.labels();
    return Name.of(String.join(".", labels.subList(labels.indexOf(KEYS) + 1, labels.size())));
  }

  private static boolean isRevoked(Desired.Value value) {
    return value.data() instanceof Txt txt && DkimRecord.parse(txt.text()).record().isRevoked();
  }
}
