package mailauth.core.check.dmarc;

import java.util.List;
import java.util.Optional;
import mailauth.core.check.issue.Issues;
import mailauth.core.check.picture.Picture;
import mailauth.core.dmarc.DmarcReading;
import mailauth.core.dmarc.DmarcRecord;
import mailauth.core.dmarc.Policy;
import mailauth.core.dmarc.PolicyDiscovery;
import mailauth.core.dmarc.PublicSuffix;
import mailauth.core.dmarc.TreeWalk;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRsetKey;
import mailauth.core.lint.Severity;

/** Which policy applies, here and below. */
final class PolicyChecks {
  /** More labels than the tree walk looks at one by one. */
  private static final int MOST_LABELS = 8;

  /** Names below a domain that often have mail, and records, of their own. */
  private static final List<String> USUAL =
      List.of(
          "bounce",
          "email",
          "em",
          "info",
          "m",
          "mail",
          "mailing",
          "marketing",
          "news",
          "newsletter",
          "send",
          "shop",
          "smtp",
          "support",
          "www");

  private final Picture picture;
  private final Issues issues;
  private final RRsetKey key;

  PolicyChecks(Picture picture, Issues issues, RRsetKey key) {
    this.picture = picture;
    this.issues = issues;
    this.key = key;
  }

  void run(Optional<DmarcReading> own, boolean exists) {
    var domain = picture.domain();
    var walk = TreeWalk.of(picture.dns(), domain);
    switch (PolicyDiscovery.of(picture.dns(), domain)) {
      case PolicyDiscovery.Nothing nothing when !exists -> missing();
      case PolicyDiscovery.Nothing nothing -> {} // the record's faults say why
      case PolicyDiscovery.Unknown(var at, var reason) -> issues.unknown("_dmarc." + at, reason);
      case PolicyDiscovery.Applies applies -> {
        checkBelow(applies);
        walk.organizationalDomain().ifPresent(this::checkList);
      }
    }
    walk.organizationalDomain().ifPresent(org -> checkWalk(walk, org, own));
    walk.publicSuffix()
        .filter(suffix -> !suffix.domain().equals(domain))
        .ifPresent(suffix ->
            issues.add(
                "DMARC-039",
                key,
                "the registry %s publishes a policy for the names below it"
                    .formatted(suffix.domain())));
  }

  /** Receivers that still follow RFC 7489 look the organizational domain up in a list. */
  private void checkList(Name org) {
    picture
        .suffixes()
        .organizationalDomain(picture.domain())
        .filter(listed -> !listed.equals(org))
        .ifPresent(listed ->
            issues.add(
                "DMARC-038",
                key,
                "the organizational domain of %s is %s by the records, but %s by the list of public"
                        .formatted(picture.domain(), org, listed)
                    + " suffixes"));
  }

  private void missing() {
    issues.add("DMARC-001", key, "there is no DMARC record at %s or above".formatted(key.name()));
    if (picture.domain().labels().size() > MOST_LABELS) {
      issues.add(
          "DMARC-040", key, "%s has more than %d labels".formatted(picture.domain(), MOST_LABELS));
    }
  }

  private void checkWalk(TreeWalk walk, Name org, Optional<DmarcReading> own) {
    boolean isOrg = org.equals(picture.domain());
    if (!isOrg && own.map(DmarcReading::record).flatMap(DmarcRecord::sp).isPresent()) {
      issues.add("DMARC-035", key, "sp counts only in the record of %s, not here".formatted(org));
    }
    for (var step : walk.steps()) {
      boolean between =
          !step.domain().equals(picture.domain())
              && step.domain().isWithin(org)
              && !step.domain().equals(org);
      if (between && step instanceof TreeWalk.Step.Published published) {
        boolean suffix =
            published.reading().record().psd().filter(PublicSuffix.YES::equals).isPresent();
        if (!suffix) {
          issues.add(
              "DMARC-041",
              key,
              "the record at _dmarc.%s is not used for %s"
                  .formatted(step.domain(), picture.domain()));
        }
      }
    }
  }

  /** Looks at the records that usual names below the domain have of their own. */
  private void checkBelow(PolicyDiscovery.Applies here) {
    if (here.policy() == Policy.NONE) {
      return;
    }
    for (var label : USUAL) {
      var below = picture.name(label);
      if (PolicyDiscovery.of(picture.dns(), below) instanceof PolicyDiscovery.Applies applies
          && applies.publishedAt().equals(below)
          && applies.policy().compareTo(here.policy()) < 0) {
        issues.add(
            "DMARC-044",
            Severity.WARNING,
            picture.txt("_dmarc." + label),
            "%s says p=%s, and %s p=%s"
                .formatted(below, applies.policy().text(), picture.domain(), here.policy().text()));
      }
    }
  }
}
