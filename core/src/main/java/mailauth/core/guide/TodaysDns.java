package mailauth.core.guide;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import mailauth.core.check.dkim.CommonSelectors;
import mailauth.core.check.service.KnownServices;
import mailauth.core.dmarc.DmarcRecord;
import mailauth.core.dns.Answer;
import mailauth.core.dns.Dns;
import mailauth.core.dns.InvalidName;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRset;
import mailauth.core.dns.RRsetKey;
import mailauth.core.dns.Rdata;
import mailauth.core.dns.RecordType;
import mailauth.core.dns.Txt;
import mailauth.core.recognition.Recognition;
import mailauth.core.spf.Directive;
import mailauth.core.spf.DualCidr;
import mailauth.core.spf.MacroString;
import mailauth.core.spf.Mechanism;
import mailauth.core.spf.Qualifier;
import mailauth.core.spf.SpfParse;
import mailauth.core.spf.SpfRecord;

/** Asks DNS what stands there today. */
public final class TodaysDns {
  private final Dns dns;
  private final Name domain;
  private final KnownServices known;

  /**
   * A look at one domain.
   *
   * @param dns answers what was asked before at no cost
   */
  public TodaysDns(Dns dns, Name domain, KnownServices known) {
    this.dns = dns;
    this.domain = domain;
    this.known = known;
  }

  /** All that {@link #today} will ask, for who wants to ask it at once. */
  public List<RRsetKey> questions() {
    var keys = new ArrayList<RRsetKey>();
    keys.add(new RRsetKey(domain, RecordType.TXT));
    keys.add(new RRsetKey(domain, RecordType.MX));
    keys.add(new RRsetKey(Name.of("_dmarc").under(domain), RecordType.TXT));
    Stream.concat(known.selectors().stream(), CommonSelectors.names().stream())
        .distinct()
        .map(selector -> selector + "._domainkey")
        .forEach(labels -> keys.add(alias(labels)));
    known.names().forEach(labels -> keys.add(alias(labels)));
    return keys;
  }

  private RRsetKey alias(String labels) {
    return new RRsetKey(Name.of(labels).under(domain), RecordType.CNAME);
  }

  /** The name servers of the zone that a domain is in; none where DNS does not say. */
  public static List<Name> nameServers(Dns dns, Name domain) {
    for (var zone = Optional.of(domain); zone.isPresent(); zone = zone.get().parent()) {
      var records = dns.query(zone.get(), RecordType.NS).records();
      if (!records.isEmpty() || zone.get().labels().size() < 3) {
        return records.stream().map(record -> ((Rdata.Host) record).name()).sorted().toList();
      }
    }
    return List.of();
  }

  /** What all the answers say together. */
  public Today today() {
    var texts = dns.query(domain, RecordType.TXT);
    var found = new ArrayList<RRset>();
    for (var key : questions()) {
      if (dns.query(key.name(), key.type()) instanceof Answer.Found(var rrset, var aliases)
          && rrset.name().equals(key.name())) {
        found.add(rrset);
      }
    }
    var spf =
        texts.records().stream()
            .map(record -> ((Txt) record).joined())
            .filter(SpfRecord::isSpf)
            .findFirst()
            .map(text -> SpfParse.parse(text).record());
    return new Today(
        !(texts instanceof Answer.Failed),
        Recognition.of(known.index(), domain, found),
        passing(spf).flatMap(this::host).distinct().toList(),
        passing(spf).flatMap(this::include).distinct().toList(),
        dmarc(),
        takesNoMail(spf));
  }

  private static Stream<Mechanism> passing(Optional<SpfRecord> spf) {
    return spf.stream()
        .flatMap(record -> record.directives().stream())
        .filter(directive -> directive.qualifier() == Qualifier.PASS)
        .map(Directive::mechanism);
  }

  private Stream<String> host(Mechanism mechanism) {
    return switch (mechanism) {
      case Mechanism.Ip(var network) -> Stream.of(network.toString());
      case Mechanism.Mx(var target, var lengths)
          when target.isEmpty() && lengths.equals(DualCidr.HOST) ->
          Stream.of("mx");
      case Mechanism.A(var target, var lengths) when lengths.equals(DualCidr.HOST) ->
          target.map(MacroString::text).stream();
      default -> Stream.empty();
    };
  }

  private Stream<String> include(Mechanism mechanism) {
    try {
      return mechanism instanceof Mechanism.Include(var target)
              && known.index().byInclude(Name.of(target.text())).isEmpty()
          ? Stream.of(target.text())
          : Stream.empty();
    } catch (InvalidName e) {
      return Stream.empty();
    }
  }

  private Optional<DmarcRecord> dmarc() {
    return dns.query(Name.of("_dmarc").under(domain), RecordType.TXT).records().stream()
        .map(record -> ((Txt) record).joined())
        .filter(DmarcRecord::isDmarc)
        .map(text -> DmarcRecord.parse(text).record())
        .findFirst();
  }

  private boolean takesNoMail(Optional<SpfRecord> spf) {
    var mx = dns.query(domain, RecordType.MX).records();
    boolean nobodySends =
        spf.filter(record ->
                passing(Optional.of(record)).findAny().isEmpty()
                    && record.all().equals(Optional.of(Qualifier.FAIL)))
            .isPresent();
    return mx.equals(List.of(Rdata.Mx.NULL)) || (mx.isEmpty() && nobodySends);
  }
}
