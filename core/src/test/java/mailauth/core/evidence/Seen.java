package mailauth.core.evidence;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mailauth.core.dmarc.Policy;
import mailauth.core.dns.Name;
import mailauth.core.ip.IpAddress;
import mailauth.core.report.OverrideReason;

/** A sighting in the making, for tests: mail in the name of example.com that passes nothing. */
final class Seen {
  static final Name EXAMPLE = Name.of("example.com");

  private LocalDate day = LocalDate.of(2026, 11, 20);
  private Name headerFrom = EXAMPLE;
  private final IpAddress source;
  private boolean dkim;
  private boolean spf;
  private Optional<Envelope> envelope = Optional.empty();
  private final List<Signature> signatures = new ArrayList<>();
  private Optional<OverrideReason> override = Optional.empty();
  private Policy published = Policy.NONE;

  private Seen(String source) {
    this.source = address(source);
  }

  static IpAddress address(String text) {
    return IpAddress.parse(text).orElseThrow();
  }

  static Seen from(String source) {
    return new Seen(source);
  }

  Seen on(String isoDay) {
    day = LocalDate.parse(isoDay);
    return this;
  }

  Seen as(String name) {
    headerFrom = Name.of(name);
    return this;
  }

  Seen under(Policy policy) {
    published = policy;
    return this;
  }

  /** A signature that passes; aligned where its domain has to do with the one that people see. */
  Seen signed(String domain, String selector) {
    signatures.add(new Signature(Name.of(domain), selector, true));
    dkim |= headerFrom.isWithin(Name.of(domain)) || Name.of(domain).isWithin(headerFrom);
    return this;
  }

  Seen brokenSignature(String domain, String selector) {
    signatures.add(new Signature(Name.of(domain), selector, false));
    return this;
  }

  /** An envelope for which SPF passes. */
  Seen envelope(String domain) {
    envelope = Optional.of(new Envelope(Name.of(domain), true));
    spf |= Name.of(domain).isWithin(headerFrom);
    return this;
  }

  Seen setAside(OverrideReason reason) {
    override = Optional.of(reason);
    return this;
  }

  Sighting sighting() {
    return new Sighting(
        day, headerFrom, source, dkim, spf, envelope, signatures, override, published);
  }

  /** These sightings in one report by one reporter. */
  static History history(Map<Sighting, Long> messages) {
    var ledger = new Ledger(EXAMPLE);
    ledger.add(
        new Reported(
            EXAMPLE, receipt("example.net", "1", "2026-11-20", Policy.NONE), messages, Map.of()));
    return ledger.history();
  }

  static Receipt receipt(String reporter, String id, String isoDay, Policy published) {
    var begin = Instant.parse(isoDay + "T00:00:00Z");
    return new Receipt(
        Receipt.Kind.DMARC, reporter, id, begin, begin.plusSeconds(86_399), published);
  }
}
