package mailauth.core.dmarc;

import java.util.List;
import java.util.regex.Pattern;
import mailauth.core.lint.Findings;
import mailauth.core.tags.Tag;
import mailauth.core.tags.TagList;

/** What a well-formed DMARC record means other than its owner may believe. */
final class DmarcAdvice {
  private static final int ROOMY = 450;
  private static final Pattern FAILURE_OPTIONS = Pattern.compile("(?i)[01ds](:[01ds])*");

  private final TagList tags;
  private final DmarcRecord record;
  private final Findings findings;

  private DmarcAdvice(TagList tags, DmarcRecord record, Findings findings) {
    this.tags = tags;
    this.record = record;
    this.findings = findings;
  }

  static void add(String text, TagList tags, DmarcRecord record, Findings findings) {
    var advice = new DmarcAdvice(tags, record, findings);
    advice.onPolicies();
    advice.onTesting();
    advice.onAlignment();
    advice.onPublicSuffix();
    advice.onReports();
    advice.onFailureOptions();
    advice.onHistoric();
    if (text.length() > ROOMY) {
      advice.warn("DMARC-036", 0, "the record is longer than %d octets".formatted(ROOMY));
    }
  }

  private void onPolicies() {
    int at = tags.find("p").map(Tag::at).orElse(0);
    if (at != 0 && !tags.tags().get(1).name().equals("p")) {
      findings.info(
          "DMARC-018",
          at,
          "p is not the second tag; receivers that still follow RFC 7489 may ignore the record",
          "RFC 7489 section 6.3");
    }
    var effective = record.effective();
    if (record.p().filter(p -> p == Policy.NONE).isPresent()) {
      warn("DMARC-008", at, "p=none asks receivers to do nothing about forged mail");
    }
    if (record.sp().filter(sp -> sp == Policy.NONE).isPresent() && effective.p() != Policy.NONE) {
      warn(
          "DMARC-009",
          at("sp"),
          "sp=none leaves every subdomain open to forgery although p=%s"
              .formatted(effective.p().text()));
    }
    if (record.np().isPresent() && effective.np().compareTo(effective.sp()) < 0) {
      warn(
          "DMARC-010",
          at("np"),
          "np=%s treats names that do not exist more kindly than real subdomains (%s)"
              .formatted(effective.np().text(), effective.sp().text()));
    }
  }

  private void onTesting() {
    if (tags.find("t").isPresent() && record.t().isEmpty()) {
      warn("DMARC-004", at("t"), "t is y or n; receivers ignore anything else");
    }
    if (record.t().orElse(false)) {
      var effective = record.effective();
      boolean toothless =
          List.of(effective.p(), effective.sp(), effective.np()).stream()
              .allMatch(policy -> policy == Policy.NONE);
      if (toothless) {
        findings.info("DMARC-012", at("t"), "t=y changes nothing under p=none", DmarcParser.FORMAT);
      } else {
        warn(
            "DMARC-011",
            at("t"),
            "t=y asks for a policy one level weaker, but receivers that still follow RFC 7489"
                + " ignore it and apply the policy in full");
      }
    }
  }

  private void onAlignment() {
    for (var name : List.of("adkim", "aspf")) {
      boolean read = name.equals("adkim") ? record.adkim().isPresent() : record.aspf().isPresent();
      if (tags.find(name).isPresent() && !read) {
        findings.error(
            "DMARC-019",
            at(name),
            "%s is r (relaxed) or s (strict); receivers read r".formatted(name),
            DmarcParser.GRAMMAR);
      }
    }
  }

  private void onPublicSuffix() {
    if (tags.find("psd").isPresent() && record.psd().isEmpty()) {
      warn("DMARC-004", at("psd"), "psd is y, n or u; receivers ignore anything else");
    }
    if (record.psd().filter(psd -> psd == PublicSuffix.YES).isPresent()) {
      warn(
          "DMARC-037",
          at("psd"),
          record.ruf().isEmpty()
              ? "psd=y is for registries only: it makes every name below a domain of its own"
              : "psd=y with ruf would send a registry other people's messages; leave ruf out");
    }
  }

  private void onReports() {
    if (tags.find("rua").isEmpty()) {
      warn("DMARC-023", 0, "without rua nobody tells you what fails; add rua=mailto:ADDRESS");
    }
    if (!record.ruf().isEmpty()) {
      findings.info(
          "DMARC-046",
          at("ruf"),
          "ruf asks for copies of failing messages, which hold personal data",
          "RFC 9991");
    }
  }

  private void onFailureOptions() {
    var fo = tags.find("fo");
    if (fo.isEmpty()) {
      return;
    }
    var options = record.fo();
    var written = fo.get().value().replaceAll("[ \\t]", "");
    boolean contrary = options.contains("0") && options.contains("1");
    boolean repeated = written.split(":").length != options.size();
    if (!FAILURE_OPTIONS.matcher(written).matches() || contrary || repeated) {
      warn("DMARC-021", at("fo"), "fo is 0 or 1, and d and s once each, with colons: fo=1:d:s");
    }
    if (tags.find("ruf").isEmpty()) {
      findings.info("DMARC-022", at("fo"), "fo does nothing without ruf", DmarcParser.FORMAT);
    }
  }

  private void onHistoric() {
    tags.find("pct").ifPresent(this::onPercentage);
    for (var name : List.of("rf", "ri")) {
      tags.find(name)
          .ifPresent(tag ->
              findings.info(
                  "DMARC-014",
                  tag.at(),
                  "%s is historic and ignored; leave it out".formatted(name),
                  "RFC 9989 appendix C"));
    }
  }

  private void onPercentage(Tag pct) {
    if (pct.value().matches("[0-9]{1,2}")) {
      findings.warning(
          "DMARC-013",
          pct.at(),
          "pct=%s is historic: receivers of today apply the policy to all mail, not to %s %%"
              .formatted(pct.value(), pct.value()),
          "RFC 9989 appendix A.6");
    } else {
      findings.info(
          "DMARC-013",
          pct.at(),
          "pct is historic and ignored; leave it out",
          "RFC 9989 appendix A.6");
    }
  }

  private int at(String name) {
    return tags.find(name).map(Tag::at).orElse(0);
  }

  private void warn(String id, int at, String message) {
    findings.warning(id, at, message, DmarcParser.FORMAT);
  }
}
