package mailauth.core.plan;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mailauth.core.coherence.Signing;
import mailauth.core.dmarc.Policy;
import mailauth.core.evidence.Evidence;
import mailauth.core.evidence.Source;
import mailauth.core.evidence.Tally;
import mailauth.core.posture.Signings;

/** Whether enough is known of who sends before receivers punish what fails. */
final class EnforcementGates {
  private static final String UNPROVEN = "DMARC_DKIM_UNPROVEN";
  private static final String OWNER = "SENDER_WITHOUT_OWNER";
  private static final String UNCLASSIFIED = "SOURCE_NOT_CLASSIFIED";
  private static final String UNSEEN = "SELDOM_SENDER_UNSEEN";

  /** What is older says little of how senders sign today. */
  private static final int DAYS = 30;

  private static final int MANY_MESSAGES = 3;
  private static final int MANY_DAYS = 2;
  private static final int SHOWN = 3;

  private final Picture picture;
  private final Inventory inventory;
  private final ShownMessages proofs;

  EnforcementGates(Picture picture) {
    this.picture = picture;
    this.inventory = new Inventory(picture);
    this.proofs = new ShownMessages(picture, DAYS);
  }

  List<Gate> of(Comparison comparison) {
    return Enforcement.of(comparison).map(this::all).orElse(List.of());
  }

  private List<Gate> all(Enforcement enforcement) {
    var senders = Signings.of(picture.posture().desired(), enforcement.name());
    var gates = new ArrayList<Gate>();
    owners(enforcement).ifPresent(gates::add);
    proof(enforcement, senders).ifPresent(gates::add);
    unseen(enforcement, senders).ifPresent(gates::add);
    gates.addAll(new IdentityGates(picture).of(enforcement, senders));
    if (!picture.evidence().isEmpty()) {
      gates.add(sources());
    }
    return gates;
  }

  /** In a firm of five, whoever reads the reports answers for all; without reports nobody does. */
  private Optional<Gate> owners(Enforcement enforcement) {
    var without = inventory.withoutOwner(enforcement.name());
    return without.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Gate(
                OWNER,
                enforcement.record().rua().isEmpty() ? Gate.Outcome.BLOCK : Gate.Outcome.WARN,
                "nobody is named to ask about %s when mail fails; write 'owner:' for the domain or"
                        .formatted(String.join(", ", without))
                    + " the sender"));
  }

  /** Of a sender without keys other gates speak. */
  private Optional<Gate> proof(Enforcement enforcement, List<Signing> senders) {
    var signing = senders.stream().filter(sender -> !sender.signs().isEmpty()).toList();
    if (signing.isEmpty()) {
      return Optional.empty();
    }
    var unproven = unproven(enforcement, signing);
    if (picture.evidence().isEmpty() && !unproven.isEmpty()) {
      return Optional.of(
          new Gate(
              UNPROVEN,
              Gate.Outcome.UNKNOWN,
              "no reports show whether mail of %s is signed so that it passes; publish policy none"
                      .formatted(labels(unproven))
                  + " with 'reports', and import them"));
    }
    return Optional.of(
        unproven.isEmpty()
            ? new Gate(
                UNPROVEN,
                Gate.Outcome.PASS,
                "mail of %s was signed and passed in the last %d days%s"
                    .formatted(labels(signing), DAYS, messages(signing)))
            : new Gate(
                UNPROVEN,
                Gate.Outcome.BLOCK,
                "no report of the last %d days shows a signature of %s that passes for %s; %s"
                    .formatted(
                        DAYS,
                        labels(unproven),
                        enforcement.name(),
                        enforcement.record().p() == Policy.REJECT
                            ? "reject loses its forwarded mail (RFC 9989 section 7.4); have it sign"
                            : "turn signing on there, or take the sender out")));
  }

  /**
   * Where mail would be refused, all that were not seen to sign; before, a key that several share
   * is proven by one of them.
   */
  private List<Signing> unproven(Enforcement enforcement, List<Signing> signing) {
    boolean alone = signing.stream().filter(sender -> !proofs.hasKeys(sender)).count() == 1;
    var unproven =
        signing.stream()
            .filter(sender -> tally(sender).dkim() == 0)
            .filter(sender -> !(proofs.hasKeys(sender) || alone) || proofs.of(sender).isEmpty())
            .toList();
    if (enforcement.record().p() == Policy.REJECT) {
      return unproven;
    }
    boolean shared =
        signing.stream()
            .anyMatch(
                s -> !proofs.hasKeys(s) && (!unproven.contains(s) || proofs.of(s).isPresent()));
    return unproven.stream().filter(sender -> proofs.hasKeys(sender) || !shared).toList();
  }

  /** Where messages that somebody showed are all the proof there is. */
  private String messages(List<Signing> signing) {
    var shown =
        signing.stream()
            .filter(sender -> tally(sender).dkim() == 0)
            .flatMap(sender ->
                proofs.of(sender).stream()
                    .map(day -> "%s by a message of %s".formatted(sender.label(), day)))
            .collect(joining(", "));
    return shown.isEmpty() ? "" : " (%s)".formatted(shown);
  }

  /** A message that it sent and somebody showed is as good as a report of one. */
  private Optional<Gate> unseen(Enforcement enforcement, List<Signing> senders) {
    var evidence = picture.evidence();
    var unseen =
        inventory.seldom(enforcement.name()).entrySet().stream()
            .filter(entry -> of(evidence, entry.getKey()).messages() == 0)
            .filter(entry -> !isShown(entry.getKey(), senders))
            .map(entry -> "%s (%s)".formatted(entry.getKey(), entry.getValue().text()))
            .sorted()
            .toList();
    return unseen.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Gate(
                UNSEEN,
                evidence.isEmpty() ? Gate.Outcome.UNKNOWN : Gate.Outcome.BLOCK,
                "no report shows %s%s; wait until it has sent, or show a message of it to"
                        .formatted(
                            String.join(", ", unseen),
                            evidence.isEmpty() ? "" : " since " + evidence.reportDays().first())
                    + " 'mailauth dkim verify --remember'"));
  }

  private boolean isShown(String label, List<Signing> senders) {
    return senders.stream()
        .filter(sender -> sender.label().equals(label) && proofs.hasKeys(sender))
        .anyMatch(sender -> proofs.of(sender).isPresent());
  }

  /** Whoever sends in the domain's name, fails, and is neither declared nor explained. */
  private Gate sources() {
    var open =
        recent().bySource().entrySet().stream()
            .filter(entry -> isOpen(entry.getKey()) && matters(entry.getValue()))
            .sorted(
                (one, other) -> Long.compare(other.getValue().failing(), one.getValue().failing()))
            .toList();
    if (open.isEmpty()) {
      return new Gate(
          UNCLASSIFIED, Gate.Outcome.PASS, "all that fails in reports is explained in the YAML");
    }
    var shown =
        open.stream()
            .limit(SHOWN)
            .map(entry ->
                "%s (%,d messages)".formatted(entry.getKey().label(), entry.getValue().failing()))
            .collect(joining(", "));
    return new Gate(
        UNCLASSIFIED,
        Gate.Outcome.BLOCK,
        "%s%s send in your name, and their mail fails; declare them under 'senders', or say under"
                .formatted(
                    shown, open.size() > SHOWN ? " and %d more".formatted(open.size() - SHOWN) : "")
            + " 'sources' whether they are forwarder, spoof or ignore");
  }

  private static boolean isOpen(Source source) {
    return source.kind() == Source.Kind.KNOWN || source.kind() == Source.Kind.UNKNOWN;
  }

  private static boolean matters(Tally tally) {
    return tally.failing() >= MANY_MESSAGES || (tally.failing() > 0 && tally.days() >= MANY_DAYS);
  }

  private Tally tally(Signing sender) {
    return of(recent(), sender.label());
  }

  private static Tally of(Evidence evidence, String label) {
    return evidence.of(new Source(Source.Kind.DECLARED, label)).tally();
  }

  private Evidence recent() {
    var evidence = picture.evidence();
    return evidence.since(picture.date().minusDays(DAYS));
  }

  private static String labels(List<Signing> senders) {
    return senders.stream().map(Signing::label).collect(joining(", "));
  }
}
