package mailauth.core.check.picture;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import mailauth.core.dane.MailHosts;
import mailauth.core.dns.Answer;
import mailauth.core.dns.Dns;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRsetKey;
import mailauth.core.dns.Rdata;
import mailauth.core.dns.RecordType;
import mailauth.core.dns.Security;
import mailauth.core.dns.Txt;
import mailauth.core.dns.Validation;
import mailauth.core.web.Web;

/**
 * A domain as the world sees it. All doors ask each question once, so that every check sees the
 * same answer.
 *
 * @param taken when
 * @param dns a resolver
 * @param selectors the DKIM selectors to look for
 * @param web the web, where it may be asked
 * @param smtp the mail hosts, where they may be asked
 * @param suffixes the list of public suffixes
 * @param declared what the YAML says of the domain; empty without one
 */
public record Picture(
    Name domain,
    Instant taken,
    Dns dns,
    Zone zone,
    Authorities authorities,
    Validation validation,
    List<Selector> selectors,
    Optional<Web> web,
    Optional<MailHosts> smtp,
    SuffixList suffixes,
    Optional<Declared> declared) {
  /** A label that nobody has, so that only a wildcard answers. */
  private static final String NOBODY = "mailauth-asks-for-what-is-not-there";

  public Picture {
    selectors = List.copyOf(selectors);
  }

  /** This picture as it will be once what is declared stands. */
  public Picture afterApply() {
    return declared
        .map(now -> {
          var overlay = new Overlay(now.after(), dns, authorities);
          return new Picture(
              domain,
              taken,
              overlay,
              zone,
              overlay::ask,
              validation,
              selectors,
              web,
              smtp,
              suffixes,
              declared);
        })
        .orElse(this);
  }

  /**
   * The name some labels below the domain.
   *
   * @param labels such as {@code _dmarc}; empty for the domain itself
   */
  public Name name(String labels) {
    return labels.isEmpty() ? domain : Name.of(labels).under(domain);
  }

  /** The key of a TXT RRset below the domain. */
  public RRsetKey txt(String labels) {
    return new RRsetKey(name(labels), RecordType.TXT);
  }

  /** A name below this one that exists only by a wildcard. */
  public static Name nobodyBelow(Name name) {
    return Name.of(NOBODY).under(name);
  }

  public Answer ask(RRsetKey key) {
    return dns.query(key.name(), key.type());
  }

  public Answer ask(Name name, RecordType type) {
    return dns.query(name, type);
  }

  /** The TXT records at a name, strings joined; none where DNS did not answer. */
  public List<String> texts(RRsetKey key) {
    return ask(key).records().stream().map(rdata -> ((Txt) rdata).text()).toList();
  }

  /** The MX records of the domain, lowest preference first. */
  public List<Rdata.Mx> mx() {
    return ask(domain, RecordType.MX).records().stream()
        .map(Rdata.Mx.class::cast)
        .sorted(Comparator.comparingInt(Rdata.Mx::preference))
        .toList();
  }

  /** The hosts that take mail for the domain; none with a null MX. */
  public List<Name> mailHosts() {
    return mx().stream().map(Rdata.Mx::exchange).filter(host -> !host.isRoot()).distinct().toList();
  }

  /** Whether the domain says that it takes no mail (RFC 7505). */
  public boolean hasNullMx() {
    var mx = mx();
    return !mx.isEmpty() && mx.stream().allMatch(record -> record.exchange().isRoot());
  }

  /**
   * Whether it looks as if nobody sends or takes mail here: a null MX, or no MX and an SPF record
   * that allows nobody.
   */
  public boolean isParked() {
    return hasNullMx() || (mx().isEmpty() && sendsNothing());
  }

  /** Whether SPF says that nobody sends. */
  public boolean sendsNothing() {
    var records = texts(txt("")).stream().filter(text -> text.startsWith("v=spf1")).toList();
    return records.size() == 1 && records.getFirst().strip().equalsIgnoreCase("v=spf1 -all");
  }

  /** Whether somebody takes mail at a name: by MX, or by its address where it has none. */
  public boolean takesMail(Name name) {
    var answer = ask(name, RecordType.MX);
    return switch (answer) {
      case Answer.Found found ->
          found.records().stream().anyMatch(record -> !((Rdata.Mx) record).exchange().isRoot());
      case Answer.NoData() -> hasAddress(name);
      case Answer.NoName() -> false;
      case Answer.Failed failed -> true;
    };
  }

  /** Whether a name has an IPv4 or IPv6 address; also true where DNS did not say. */
  public boolean hasAddress(Name name) {
    return mayHave(ask(name, RecordType.A)) || mayHave(ask(name, RecordType.AAAA));
  }

  private static boolean mayHave(Answer answer) {
    return answer instanceof Answer.Found || answer instanceof Answer.Failed;
  }

  /** Whether an answer is known not to be signed. */
  public boolean isInsecure(RRsetKey key) {
    return validation.of(key) == Security.INSECURE;
  }
}
