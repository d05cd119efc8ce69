package mailauth.core.dkim;

import mailauth.core.lint.Findings;
import mailauth.core.tags.Tag;
import mailauth.core.tags.TagList;

/** What a readable key record means for the mail signed with it. */
final class DkimAdvice {
  private static final String KEY_RECORD = "RFC 6376 section 3.6.1";

  private DkimAdvice() {}

  static void add(TagList tags, DkimRecord record, Findings findings) {
    if (!record.h().isEmpty() && !record.h().contains("sha256")) {
      findings.error(
          "DKIM-016",
          at(tags, "h"),
          "h allows no sha256, the only hash that receivers accept; leave h out",
          "RFC 8301 section 3.1");
    }
    if (record.t().contains("y")) {
      findings.warning(
          "DKIM-017",
          at(tags, "t"),
          "t=y says testing: receivers treat signed mail as unsigned; leave y out",
          KEY_RECORD);
    }
    if (record.t().contains("s")) {
      findings.info(
          "DKIM-018",
          at(tags, "t"),
          "t=s: signatures whose i= is a subdomain of d= do not verify",
          KEY_RECORD);
    }
    if (!record.s().isEmpty() && !record.s().contains("*") && !record.s().contains("email")) {
      findings.warning(
          "DKIM-019",
          at(tags, "s"),
          "s excludes mail, so receivers ignore this key; leave s out",
          KEY_RECORD);
    }
    if (tags.find("g").isPresent()) {
      findings.info(
          "DKIM-020",
          at(tags, "g"),
          "g is historic and ignored; leave it out",
          "RFC 6376 section C");
    }
  }

  private static int at(TagList tags, String name) {
    return tags.find(name).map(Tag::at).orElse(0);
  }
}
