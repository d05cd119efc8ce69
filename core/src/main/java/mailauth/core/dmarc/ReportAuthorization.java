package mailauth.core.dmarc;

import java.util.List;
import java.util.Optional;
import mailauth.core.dns.Answer;
import mailauth.core.dns.Dns;
import mailauth.core.dns.InvalidName;
import mailauth.core.dns.Name;
import mailauth.core.dns.Rdata;
import mailauth.core.dns.RecordType;
import mailauth.core.dns.Txt;
import mailauth.core.tags.ReportUri;

/** Whether reporters may send a domain's reports to an address (RFC 9990 section 4). */
public sealed interface ReportAuthorization {

  /** The address is within the same organizational domain, or of a kind that needs no leave. */
  record NotNeeded() implements ReportAuthorization {}

  /**
   * The other domain agrees.
   *
   * @param instead where it wants the reports sent; empty for where they go anyway
   */
  record Granted(Name record, List<ReportUri> instead) implements ReportAuthorization {
    public Granted {
      instead = List.copyOf(instead);
    }
  }

  /** The other domain does not agree: reporters ignore the address. */
  record Missing(Name record) implements ReportAuthorization {}

  /** The other domain sends the reports on to yet another host: reporters send none. */
  record Astray(Name record, ReportUri instead) implements ReportAuthorization {}

  /** DNS did not say, or the name to ask for would be too long. */
  record Unknown(String reason) implements ReportAuthorization {}

  /**
   * The name at which {@code host} agrees to take the reports of {@code policyDomain}.
   *
   * @throws InvalidName if it would be too long
   */
  static Name owner(Name policyDomain, Name host) {
    return policyDomain.under(Name.of("_report._dmarc")).under(host);
  }

  /** The record that agrees. */
  static Txt record() {
    return Txt.of("v=DMARC1");
  }

  /**
   * Checks one address of a record.
   *
   * @param policyDomain the domain whose record has it
   */
  static ReportAuthorization of(Dns dns, Name policyDomain, ReportUri address) {
    var host = address.host();
    if (host.isEmpty() || host.get().equals(policyDomain)) {
      return new NotNeeded();
    }
    var own = TreeWalk.of(dns, policyDomain).organizationalDomain();
    var other = TreeWalk.of(dns, host.get()).organizationalDomain();
    if (own.isEmpty() || other.isEmpty()) {
      return new Unknown("DNS did not answer on the way to the organizational domain");
    }
    return own.equals(other) ? new NotNeeded() : ask(dns, policyDomain, host.get());
  }

  private static ReportAuthorization ask(Dns dns, Name policyDomain, Name host) {
    Name owner;
    try {
      owner = owner(policyDomain, host);
    } catch (InvalidName tooLong) {
      return new Unknown("the name to ask for would be too long");
    }
    var answer = dns.query(owner, RecordType.TXT);
    if (answer instanceof Answer.Failed failed) {
      return new Unknown(failed.reason());
    }
    var granting = answer.records().stream().flatMap(rdata -> grant(rdata).stream()).toList();
    if (granting.isEmpty()) {
      return new Missing(owner);
    }
    var instead = granting.stream().flatMap(record -> record.rua().stream()).toList();
    return instead.stream()
        .filter(uri -> !uri.host().equals(Optional.of(host)))
        .findFirst()
        .<ReportAuthorization>map(uri -> new Astray(owner, uri))
        .orElseGet(() -> new Granted(owner, instead));
  }

  private static Optional<DmarcRecord> grant(Rdata rdata) {
    return Optional.of(rdata)
        .filter(Txt.class::isInstance)
        .map(txt -> DmarcRecord.parse(((Txt) txt).text()))
        .filter(DmarcReading::isRecord)
        .map(DmarcReading::record);
  }
}
