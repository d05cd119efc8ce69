package mailauth.core.dmarc;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import mailauth.core.tags.ReportUri;
import mailauth.core.tags.TagList;

/**
 * A DMARC policy record as written; what is empty is not in it (RFC 9989 section 4.7).
 *
 * @param p the policy for the domain itself
 * @param sp for subdomains that exist
 * @param np for subdomains that do not
 * @param t testing: asks for a policy one level weaker
 * @param fo of {@code 0 1 d s}
 */
public record DmarcRecord(
    Optional<Policy> p,
    Optional<Policy> sp,
    Optional<Policy> np,
    Optional<Boolean> t,
    Optional<PublicSuffix> psd,
    Optional<Alignment> adkim,
    Optional<Alignment> aspf,
    List<ReportUri> rua,
    List<ReportUri> ruf,
    List<String> fo) {

  public DmarcRecord {
    rua = List.copyOf(rua);
    ruf = List.copyOf(ruf);
    fo = List.copyOf(fo);
  }

  /** A record of a policy and the addresses for aggregate reports. */
  public static DmarcRecord of(Policy policy, List<ReportUri> rua) {
    return new DmarcRecord(
        Optional.of(policy),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        rua,
        List.of(),
        List.of());
  }

  /** The same record with other policies; a policy that says nothing new stays out. */
  public DmarcRecord with(Policy nowP, Policy nowSp, Policy nowNp) {
    return new DmarcRecord(
        Optional.of(nowP),
        nowSp == nowP ? Optional.empty() : Optional.of(nowSp),
        nowNp == nowSp ? Optional.empty() : Optional.of(nowNp),
        t,
        psd,
        adkim,
        aspf,
        rua,
        ruf,
        fo);
  }

  /** Reads any text. */
  public static DmarcReading parse(String text) {
    return DmarcParser.parse(text);
  }

  /** Whether a TXT value at {@code _dmarc} is a DMARC record, well-formed or not. */
  public static boolean isDmarc(String text) {
    return TagList.begins(text, "DMARC1");
  }

  /** The record's text, in one canonical order; never with the historic pct, rf and ri. */
  public String text() {
    var tags = new ArrayList<String>();
    tags.add("v=DMARC1");
    p.ifPresent(policy -> tags.add("p=" + policy.text()));
    sp.ifPresent(policy -> tags.add("sp=" + policy.text()));
    np.ifPresent(policy -> tags.add("np=" + policy.text()));
    t.ifPresent(testing -> tags.add("t=" + (testing ? 'y' : 'n')));
    psd.ifPresent(suffix -> tags.add("psd=" + suffix.tag()));
    adkim.ifPresent(alignment -> tags.add("adkim=" + alignment.tag()));
    aspf.ifPresent(alignment -> tags.add("aspf=" + alignment.tag()));
    addUris("rua", rua, tags);
    addUris("ruf", ruf, tags);
    if (!fo.isEmpty()) {
      tags.add("fo=" + String.join(":", fo));
    }
    return String.join("; ", tags);
  }

  /**
   * What receivers act on, defaults filled in; a record without {@code p} asks for none (RFC 9989
   * section 4.10.1).
   */
  public EffectiveDmarc effective() {
    var policy = p.orElse(Policy.NONE);
    var subdomains = sp.orElse(policy);
    return new EffectiveDmarc(
        policy,
        subdomains,
        np.orElse(subdomains),
        t.orElse(false),
        psd.orElse(PublicSuffix.UNKNOWN),
        adkim.orElse(Alignment.RELAXED),
        aspf.orElse(Alignment.RELAXED),
        rua,
        ruf,
        fo.isEmpty() ? List.of("0") : fo);
  }

  private static void addUris(String tag, List<ReportUri> uris, List<String> tags) {
    if (!uris.isEmpty()) {
      tags.add(tag + "=" + uris.stream().map(ReportUri::text).collect(Collectors.joining(",")));
    }
  }
}
