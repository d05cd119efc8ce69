package mailauth.core.adoption;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import mailauth.core.adoption.ServiceFit.Fit;
import mailauth.core.config.MailConfig;
import mailauth.core.config.SenderConfig;
import mailauth.core.dmarc.DmarcRecord;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRsetKey;
import mailauth.core.dns.RecordType;
import mailauth.core.dns.Txt;
import mailauth.core.draft.DmarcDeclared;
import mailauth.core.mtasts.MtaStsPolicy;
import mailauth.core.recognition.TraceIndex;

/** Takes over what stands of one name's mail. */
final class NameAdoption {
  private final Name name;
  private final Standing standing;
  private final Trial trial;
  private final SenderAdoption senders;
  private final TraceIndex index;
  private final Notes notes = new Notes();
  private final Parts parts = new Parts();

  private NameAdoption(Name name, Standing standing, Trial trial, TraceIndex index) {
    this.name = name;
    this.standing = standing;
    this.trial = trial;
    this.index = index;
    this.senders = new SenderAdoption(name, standing, trial, index);
  }

  static NameAdoption of(
      Name name,
      Standing standing,
      Trial trial,
      TraceIndex index,
      Set<RRsetKey> covered,
      Function<Name, Optional<MtaStsPolicy>> served) {
    var adoption = new NameAdoption(name, standing, trial, index);
    if (!adoption.isParked()) {
      adoption.adopt(covered, served);
    }
    return adoption;
  }

  MailConfig config() {
    return parts.config();
  }

  boolean isEmpty() {
    return parts.isEmpty();
  }

  Notes notes() {
    return notes;
  }

  /** Where the records of its services stand. */
  Set<RRsetKey> covered() {
    return senders.covered();
  }

  /** Whether all that a parked name has stands; its reports go on. */
  private boolean isParked() {
    var parked = new Parts();
    parked.parked = true;
    var texts = standing.texts(Name.of("_dmarc").under(name));
    texts.stream()
        .map(Txt::joined)
        .filter(DmarcRecord::isDmarc)
        .findFirst()
        .map(text -> DmarcDeclared.of(DmarcRecord.parse(text).record()))
        .filter(dmarc -> !dmarc.reports().isEmpty())
        .ifPresent(dmarc -> parked.dmarc = PolicyAdoption.reportsOf(dmarc));
    if (trial.of(name, parked.config()).filter(Trial.Outcome::changesNothing).isEmpty()) {
      return false;
    }
    parts.parked = true;
    parts.dmarc = parked.dmarc;
    return true;
  }

  private void adopt(Set<RRsetKey> covered, Function<Name, Optional<MtaStsPolicy>> served) {
    senders.adopt(parts);
    tellOfSenders();
    var services = senders.covered().stream().collect(Collectors.toSet());
    services.addAll(covered);
    new KeyAdoption(name, standing, trial, index).adopt(services, parts, notes);
    var policies = new PolicyAdoption(name, standing, trial, notes);
    policies.dmarc(parts);
    var transport = new TransportAdoption(name, standing, trial, notes, policies);
    transport.mtaSts(served, parts);
    policies.tlsRpt(parts);
    transport.bimi(parts);
    if (name.equals(standing.domain())) {
      transport.dane(parts);
    }
  }

  private void tellOfSenders() {
    var listed = parts.senders;
    for (int i = 0; i < listed.size(); i++) {
      var at = "senders/" + i;
      Optional.ofNullable(senders.nameless().get(listed.get(i)))
          .ifPresent(fit -> notes.say(at, nameless(fit)));
      if (listed.get(i) instanceof SenderConfig.Include include
          && index.byInclude(include.domain()).isEmpty()) {
        notes.beside(at, "not in the catalog");
      }
    }
    var kept = senders.undeclared();
    if (!kept.isEmpty()) {
      notes.say("spf", "Stays in the record as it is: " + String.join(" ", kept));
    }
    if (parts.spf != null && isWrittenAnew()) {
      notes.say("spf", "A plan writes this record anew:");
      SpfStanding.of(standing, name).faults().forEach(fault -> notes.say("spf", "- " + fault));
    }
  }

  private boolean isWrittenAnew() {
    return trial.of(name, parts.config()).stream()
        .flatMap(outcome -> outcome.changes().stream())
        .anyMatch(change -> change.key().equals(new RRsetKey(name, RecordType.TXT)));
  }

  private static String nameless(Fit.Partly fit) {
    var service = fit.service().service();
    return fit.missing().isEmpty()
        ? "This is %s; \"mailauth senders %s\" shows what it asks for."
            .formatted(service.title(), service.id())
        : "This is %s. Written as \"- %s\", a plan would also write %s."
            .formatted(service.title(), service.id(), spelled(fit.missing()));
  }

  private static String spelled(List<RRsetKey> keys) {
    return keys.stream().map(RRsetKey::toString).collect(Collectors.joining(", "));
  }
}
