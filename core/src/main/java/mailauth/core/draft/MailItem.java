package mailauth.core.draft;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import mailauth.core.config.BimiConfig;
import mailauth.core.config.DaneConfig;
import mailauth.core.config.DkimConfig;
import mailauth.core.config.DmarcConfig;
import mailauth.core.config.DmarcStage;
import mailauth.core.config.MailConfig;
import mailauth.core.config.MtaStsConfig;
import mailauth.core.config.SpfConfig;
import mailauth.core.dmarc.Alignment;
import mailauth.core.dmarc.Policy;
import mailauth.core.spf.Qualifier;

/** What one name declares about its mail. */
final class MailItem {
  private static final Duration USUAL_AGE = Duration.ofDays(7);

  private MailItem() {}

  /**
   * Adds a name's keys.
   *
   * @param inherited the ttl that the name has without one of its own
   */
  static Item.Keys add(Item.Keys keys, MailConfig mail, Optional<Duration> inherited) {
    if (!mail.ttl().equals(inherited)) {
      keys.put("ttl", mail.ttl().map(MailItem::duration));
    }
    keys.put("parked", mail.parked(), false);
    keys.putIfAny("senders", new Item.Items(mail.senders().stream().map(SenderItem::of).toList()));
    mail.spf().ifPresent(spf -> keys.put("spf", spf(spf)));
    keys.putIfAny("dkim", dkim(mail.dkim()));
    mail.dmarc().ifPresent(dmarc -> keys.put("dmarc", dmarc(dmarc)));
    mail.mtaSts().ifPresent(policy -> keys.put("mta-sts", mtaSts(policy)));
    mail.tlsRpt()
        .ifPresent(reports ->
            keys.put("tls-rpt", new Item.Keys().put("reports", reports.reports()).inline()));
    mail.bimi().ifPresent(bimi -> keys.put("bimi", bimi(bimi)));
    keys.putIfAny("dane", dane(mail.dane()));
    return keys;
  }

  private static Item spf(SpfConfig spf) {
    var keys = new Item.Keys().put("all", spf.all().map(MailItem::word));
    spf.rollout()
        .ifPresent(
            r -> keys.put("rollout", RolloutItem.of(r, (k, all) -> k.put("all", word(all)))));
    boolean saysNothing = spf.all().isEmpty() && spf.rollout().isEmpty() && spf.flatten().isEmpty();
    // An empty mapping would look like a mistake.
    (saysNothing ? keys.put("merge", spf.merge()) : keys.put("merge", spf.merge(), true))
        .put("flatten", spf.flatten().stream().map(SpfConfig.Flatten::sender).toList());
    boolean isShort = spf.rollout().filter(r -> !r.stages().isEmpty() || r.goesBack()).isEmpty();
    return isShort ? keys.inline() : keys.entries();
  }

  private static String word(Qualifier all) {
    return switch (all) {
      case FAIL -> "fail";
      case SOFTFAIL -> "softfail";
      case NEUTRAL -> "neutral";
      case PASS -> throw new IllegalArgumentException("nobody declares that everyone may send");
    };
  }

  private static Item dkim(List<DkimConfig> selectors) {
    var keys = new Item.Keys();
    for (var selector : selectors) {
      var key = new Item.Keys();
      switch (selector.source()) {
        case DkimConfig.Source.PublicKey(var reference) ->
            key.put("public-key", ReferenceText.of(reference));
        case DkimConfig.Source.Full(var text) -> key.put("txt", text);
        case DkimConfig.Source.Cname(var target) -> key.put("cname", target.text());
        case DkimConfig.Source.Revoked() -> key.put("revoked", true);
      }
      keys.put(selector.selector(), key.inline());
    }
    return keys.entries();
  }

  private static Item dmarc(DmarcConfig dmarc) {
    var alignment =
        new Item.Keys()
            .put("dkim", dmarc.dkimAlignment().map(MailItem::word))
            .put("spf", dmarc.spfAlignment().map(MailItem::word));
    var keys = new Item.Keys();
    keys.put("policy", dmarc.policy().map(Policy::text));
    dmarc.rollout().ifPresent(r -> keys.put("rollout", RolloutItem.of(r, MailItem::stage)));
    keys.put("subdomains", dmarc.subdomains().map(Policy::text))
        .put("nonexistent", dmarc.nonexistent().map(Policy::text))
        .putIfAny("alignment", alignment.inline())
        .put("reports", dmarc.reports())
        .put("failure-reports", dmarc.failureReports())
        .put("failure-options", dmarc.failureOptions())
        .put("testing", dmarc.testing(), false);
    dmarc.publicSuffix().ifPresent(suffix -> keys.put("public-suffix", suffix));
    keys.put("mailing-lists", dmarc.mailingLists(), false);
    return keys.entries();
  }

  private static String word(Alignment alignment) {
    return alignment == Alignment.STRICT ? "strict" : "relaxed";
  }

  private static void stage(Item.Keys keys, DmarcStage stage) {
    keys.put("policy", stage.policy().text())
        .put("subdomains", stage.subdomains().map(Policy::text))
        .put("nonexistent", stage.nonexistent().map(Policy::text));
  }

  private static Item mtaSts(MtaStsConfig policy) {
    var keys = new Item.Keys();
    policy
        .rollout()
        .ifPresentOrElse(
            r -> keys.put("rollout", RolloutItem.of(r, (k, mode) -> k.put("mode", mode.text()))),
            () -> keys.put("mode", policy.mode().text()));
    return keys.put("mx", policy.mx())
        .put(
            "max-age",
            Optional.of(policy.maxAge())
                .filter(age -> !age.equals(USUAL_AGE))
                .map(MailItem::duration))
        .put("policy-file", policy.policyFile())
        .entries();
  }

  private static Item bimi(BimiConfig bimi) {
    return new Item.Keys()
        .put("logo", bimi.logo().toString())
        .put("certificate", bimi.certificate().map(Object::toString))
        .entries();
  }

  private static Item dane(List<DaneConfig> hosts) {
    var keys = new Item.Keys();
    hosts.forEach(host ->
        keys.put(host.host().text(), host.certificates().stream().map(ReferenceText::of).toList()));
    return keys.entries();
  }

  static String duration(Duration duration) {
    long seconds = duration.toSeconds();
    if (seconds % 86_400 == 0) {
      return seconds / 86_400 + "d";
    }
    if (seconds % 3600 == 0) {
      return seconds / 3600 + "h";
    }
    return seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
  }
}
