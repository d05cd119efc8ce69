package mailauth.core.plan;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mailauth.core.dmarc.Policy;
import mailauth.core.dns.Name;
import mailauth.core.evidence.Envelope;
import mailauth.core.evidence.Evidence;
import mailauth.core.evidence.Receipt;
import mailauth.core.evidence.Sighting;
import mailauth.core.evidence.Signature;
import mailauth.core.evidence.Source;
import mailauth.core.evidence.TlsEvidence;
import mailauth.core.evidence.TlsSighting;
import mailauth.core.ip.IpAddress;
import mailauth.core.report.TlsPolicyType;

/** Reports about example.com, one every day. */
final class Reports {
  private static final Name DOMAIN = Name.of("example.com");

  private final List<Receipt> receipts = new ArrayList<>();
  private final List<mailauth.core.evidence.Observation> observations = new ArrayList<>();

  private final Map<TlsSighting, Long> sessions = new HashMap<>();

  private Name headerFrom = DOMAIN;

  private Reports() {}

  /** Reports of each day from one to another. */
  static Reports daily(String from, String to) {
    var reports = new Reports();
    for (var day = LocalDate.parse(from);
        !day.isAfter(LocalDate.parse(to));
        day = day.plusDays(1)) {
      var begin = day.atStartOfDay().toInstant(ZoneOffset.UTC);
      reports.receipts.add(
          new Receipt(
              Receipt.Kind.DMARC,
              "example.net",
              day.toString(),
              begin,
              begin.plusSeconds(86_399),
              Policy.NONE));
    }
    return reports;
  }

  /** Mail of a declared sender that a key of some domain signed, with an envelope of its own. */
  Reports signed(String day, String sender, String signer, String selector, long messages) {
    return add(
        day,
        new Source(Source.Kind.DECLARED, sender),
        messages,
        true,
        Optional.of(new Envelope(Name.of("bounce.example.net"), true)),
        List.of(new Signature(Name.of(signer), selector, true)));
  }

  /** Mail that fails, from somebody whom the YAML does not declare. */
  Reports failing(String day, Source.Kind kind, String who, long messages) {
    return add(day, new Source(kind, who), messages, false, Optional.empty(), List.of());
  }

  /** Signed mail of a declared sender in the name of a name below, on 2026-11-20. */
  Reports signedBelow(String name, String who, String signer, String selector, long messages) {
    headerFrom = Name.of(name);
    signed("2026-11-20", who, signer, selector, messages);
    headerFrom = DOMAIN;
    return this;
  }

  /** Mail of a declared sender that fails, in the name of a name below. */
  Reports failingBelow(String day, String name, String who, long messages) {
    headerFrom = Name.of(name);
    failing(day, Source.Kind.DECLARED, who, messages);
    headerFrom = DOMAIN;
    return this;
  }

  /** Sessions by TLS on a day, under an MTA-STS policy. */
  Reports sessions(String day, Optional<String> failure, long count) {
    return sessions(day, TlsPolicyType.STS, failure, Optional.empty(), count);
  }

  /** Sessions by TLS on a day, under any policy, with a host that a failure names. */
  Reports sessions(
      String day, TlsPolicyType policy, Optional<String> failure, Optional<String> mx, long count) {
    var sighting = new TlsSighting(LocalDate.parse(day), policy, failure, mx);
    sessions.merge(sighting, count, Long::sum);
    return this;
  }

  /** The same days, of which TLS reports tell. */
  Evidence ofTls() {
    var tls =
        receipts.stream()
            .map(receipt ->
                new Receipt(
                    Receipt.Kind.TLS,
                    receipt.reporter(),
                    receipt.id(),
                    receipt.begin(),
                    receipt.end(),
                    receipt.published()))
            .toList();
    return new Evidence(DOMAIN, List.of(), List.of(), new TlsEvidence(tls, sessions));
  }

  Evidence evidence() {
    return new Evidence(DOMAIN, receipts, observations, TlsEvidence.NONE);
  }

  private Reports add(
      String day,
      Source source,
      long messages,
      boolean dkim,
      Optional<Envelope> envelope,
      List<Signature> signatures) {
    var sighting =
        new Sighting(
            LocalDate.parse(day),
            headerFrom,
            IpAddress.parse("203.0.113.7").orElseThrow(),
            dkim,
            false,
            envelope,
            signatures,
            Optional.empty(),
            Policy.NONE);
    observations.add(new mailauth.core.evidence.Observation(sighting, source, messages));
    return this;
  }
}
