package mailauth.core.check.spf;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mailauth.core.check.issue.Issues;
import mailauth.core.check.picture.Authorities.ServerAnswer;
import mailauth.core.check.picture.Picture;
import mailauth.core.dmarc.PolicyDiscovery;
import mailauth.core.dns.Answer;
import mailauth.core.dns.RRsetKey;
import mailauth.core.spf.PublishedSpf;
import mailauth.core.spf.audit.SpfAudit;
import mailauth.core.spf.audit.SpfContext;

/** Who may send. */
public final class SpfChecks {
  private SpfChecks() {}

  public static void run(Picture picture, Issues issues) {
    RRsetKey key = picture.txt("");
    if (issues.isKnown(key, picture.ask(key))) {
      var audit = SpfAudit.of(picture.domain(), context(picture, key), picture.dns());
      issues.add(key, audit.findings());
      if (audit.tree().policy() instanceof PublishedSpf.One one) {
        TermChecks.run(key, one.octets(), one.parse().record(), issues);
      }
      picture.declared().ifPresent(declared -> DeclaredChecks.run(picture, declared, key, issues));
    }
  }

  private static SpfContext context(Picture picture, RRsetKey key) {
    var context =
        SpfContext.NONE
            .withParked(picture.isParked())
            .withHosts(
                picture.mailHosts().stream()
                    .filter(host -> host.isWithin(picture.domain()))
                    .toList())
            .withServers(servers(picture, key))
            .withSenders(
                picture
                    .declared()
                    .map(declared -> DeclaredChecks.senders(picture, declared))
                    .orElse(List.of()));
    if (PolicyDiscovery.of(picture.dns(), picture.domain())
        instanceof PolicyDiscovery.Applies applies) {
      context = context.withDmarc(applies.policy());
    }
    return switch (picture.validation().of(key)) {
      case SECURE -> context.withSecure(true);
      case INSECURE -> context.withSecure(false);
      case BOGUS, UNKNOWN -> context;
    };
  }

  private static Map<String, Answer> servers(Picture picture, RRsetKey key) {
    var servers = new LinkedHashMap<String, Answer>();
    for (ServerAnswer at : picture.authorities().ask(key)) {
      if (!(at.answer() instanceof Answer.Failed)) {
        servers.put(at.server(), at.answer());
      }
    }
    return servers;
  }
}
