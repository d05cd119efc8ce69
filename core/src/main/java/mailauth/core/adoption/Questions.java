package mailauth.core.adoption;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.stream.Stream;
import mailauth.core.catalog.RecordTemplate;
import mailauth.core.catalog.Service;
import mailauth.core.check.dkim.CommonSelectors;
import mailauth.core.check.service.KnownServices;
import mailauth.core.dane.ServerKey;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRset;
import mailauth.core.dns.RRsetKey;
import mailauth.core.dns.Rdata;
import mailauth.core.dns.RecordType;

/** What to ask DNS of a domain, whose names nobody lists. */
public final class Questions {
  /** Names below domains that often send mail. */
  private static final List<String> SUBDOMAINS =
      List.of(
          "mail",
          "email",
          "news",
          "newsletter",
          "newsletters",
          "info",
          "marketing",
          "mailing",
          "mailings",
          "m",
          "mg",
          "em",
          "send",
          "sender",
          "bounce",
          "bounces",
          "mta",
          "notify",
          "notifications",
          "alerts",
          "support",
          "help",
          "helpdesk",
          "crm",
          "go",
          "e",
          "t",
          "links",
          "updates",
          "transactional",
          "tx",
          "shop",
          "billing",
          "invoice",
          "invoices",
          "events",
          "www",
          "mx",
          "smtp",
          "lists",
          "campaign",
          "campaigns",
          "reply",
          "hello",
          "team");

  private static final List<String> RECORDS =
      List.of("_dmarc", "_mta-sts", "_smtp._tls", "default._bimi", "*._domainkey");

  private final Name domain;
  private final KnownServices known;
  private final List<Service> services;
  private final List<String> selectors;

  /**
   * What to ask of a domain.
   *
   * @param services all that are known, for what they have beside keys and aliases
   * @param selectors of DKIM keys, besides those that many use
   */
  public Questions(
      Name domain, KnownServices known, List<Service> services, List<String> selectors) {
    this.domain = domain;
    this.known = known;
    this.services = List.copyOf(services);
    this.selectors = List.copyOf(selectors);
  }

  /** The names below the domain that may speak of mail; told by {@link #speaksOfMail}. */
  public static List<Name> guesses(Name domain) {
    return SUBDOMAINS.stream().map(label -> Name.of(label).under(domain)).toList();
  }

  /** The two questions that tell whether a name speaks of mail at all. */
  public static List<RRsetKey> speaksOfMail(Name name) {
    return List.of(
        new RRsetKey(name, RecordType.TXT),
        new RRsetKey(Name.of("_dmarc").under(name), RecordType.TXT));
  }

  /** All about one name. */
  public SequencedSet<RRsetKey> of(Name name) {
    var keys = new LinkedHashSet<RRsetKey>();
    keys.add(new RRsetKey(name, RecordType.TXT));
    keys.add(new RRsetKey(name, RecordType.MX));
    RECORDS.forEach(labels -> both(labels, name, keys));
    Stream.of(selectors, List.copyOf(known.selectors()), CommonSelectors.names())
        .flatMap(List::stream)
        .forEach(selector -> both(selector + "._domainkey", name, keys));
    services.stream()
        .flatMap(Questions::records)
        .forEach(record -> {
          var at = Name.of(record.name().toString()).under(name);
          keys.add(
              new RRsetKey(
                  at,
                  switch (record.kind()) {
                    case RecordTemplate.Kind.Cname cname -> RecordType.CNAME;
                    case RecordTemplate.Kind.Mx mx -> RecordType.MX;
                    case RecordTemplate.Kind.Text text -> RecordType.TXT;
                    case RecordTemplate.Kind.SpfTerms terms -> RecordType.TXT;
                  }));
        });
    return keys;
  }

  /** The keys that mail hosts below the domain may pin, by its MX records. */
  public List<RRsetKey> ofMailHosts(Collection<RRset> found) {
    return found.stream()
        .filter(rrset -> rrset.type() == RecordType.MX)
        .flatMap(rrset -> rrset.records().stream())
        .map(mx -> ((Rdata.Mx) mx).exchange())
        .filter(host -> host.isWithin(domain))
        .distinct()
        .map(host -> new RRsetKey(ServerKey.owner(host), RecordType.TLSA))
        .toList();
  }

  /** Whether a record stands at the name that was asked for, and is not just a wildcard's. */
  public static boolean isOwn(RRset found, RRset nobodys) {
    return found.name().labels().contains("*") || !found.records().equals(nobodys.records());
  }

  private static void both(String labels, Name name, SequencedSet<RRsetKey> keys) {
    var at = Name.of(labels).under(name);
    keys.add(new RRsetKey(at, RecordType.CNAME));
    keys.add(new RRsetKey(at, RecordType.TXT));
  }

  /** The records that all customers have at the same names. */
  private static Stream<RecordTemplate> records(Service service) {
    return Stream.concat(
            service.records().stream(),
            service.older().values().stream().flatMap(generation -> generation.records().stream()))
        .filter(record -> record.name().variables().isEmpty())
        .filter(record -> !record.name().toString().equals("@"));
  }
}
