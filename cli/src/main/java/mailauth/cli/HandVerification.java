package mailauth.cli;

import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mailauth.cli.byhand.SheetJson;
import mailauth.cli.byhand.VerdictText;
import mailauth.cli.project.HandEntries;
import mailauth.cli.project.HandEntries.Page;
import mailauth.core.dns.Name;
import mailauth.core.handentry.Verdict;
import mailauth.providers.authority.Watch;
import mailauth.providers.authority.Watch.Elsewhere;
import mailauth.providers.host.Authority;
import mailauth.providers.resolver.Resolver;
import mailauth.providers.wire.Endpoint;

/** Watches DNS until what a person enters is right, or patience ends. */
final class HandVerification {
  private static final Duration PAUSE = Duration.ofSeconds(5);

  private final MailauthCommand mailauth;
  private final HandEntries entries;
  private final List<Authority> servers;
  private final Duration patience;

  HandVerification(
      MailauthCommand mailauth, HandEntries entries, List<String> servers, Duration patience) {
    this.mailauth = mailauth;
    this.entries = entries;
    this.servers = servers.stream().map(this::authority).toList();
    this.patience = patience;
  }

  /** Looks, again and again; the exit code. */
  int of(List<Page> pages) {
    long deadline = System.nanoTime() + patience.toNanos();
    var addresses = mailauth.resolvers();
    try (var resolver = Resolver.of(addresses)) {
      var elsewhere = new Elsewhere(shown(addresses), resolver);
      var verdicts = look(pages, elsewhere);
      while (!areRight(verdicts) && System.nanoTime() + PAUSE.toNanos() < deadline) {
        progress(verdicts);
        sleep();
        verdicts = look(pages, elsewhere);
      }
      print(verdicts);
      return areRight(verdicts) ? ExitCode.DONE : ExitCode.PARTLY;
    }
  }

  private Map<String, List<Verdict>> look(List<Page> pages, Elsewhere elsewhere) {
    var verdicts = new LinkedHashMap<String, List<Verdict>>();
    for (var page : pages) {
      var sheet = page.sheet();
      var asked = servers.isEmpty() ? entries.servers(page) : servers;
      try (var watch = new Watch(sheet.zone(), asked, Optional.of(elsewhere))) {
        verdicts.put(sheet.domain().text(), watch.look(sheet.entries()));
      }
    }
    return verdicts;
  }

  private static boolean areRight(Map<String, List<Verdict>> verdicts) {
    return all(verdicts).stream().allMatch(Verdict::isRight);
  }

  private static List<Verdict> all(Map<String, List<Verdict>> verdicts) {
    var all = new ArrayList<Verdict>();
    verdicts.values().forEach(all::addAll);
    return all;
  }

  private void progress(Map<String, List<Verdict>> verdicts) {
    if (mailauth.terminal().isInteractive()) {
      mailauth.say(VerdictText.summary(all(verdicts)) + " Looking again.");
    }
  }

  private void print(Map<String, List<Verdict>> verdicts) {
    var out = mailauth.terminal().out();
    if (mailauth.format() == Format.json) {
      out.print(SheetJson.verdicts(verdicts));
      return;
    }
    verdicts.forEach((domain, found) -> out.print(VerdictText.of(domain, found, mailauth.style())));
    out.println(mailauth.style().strong(VerdictText.summary(all(verdicts))));
  }

  private static String shown(List<InetSocketAddress> addresses) {
    return addresses.stream().findFirst().map(Endpoint::text).orElse("of this machine");
  }

  private Authority authority(String server) {
    try {
      var endpoint = Endpoint.parse(server);
      return new Authority(Name.of(endpoint.host()), endpoint.address());
    } catch (IllegalArgumentException e) {
      throw mailauth.wrongUsage("--server: " + e.getMessage());
    } catch (UnknownHostException e) {
      throw mailauth.wrongUsage("--server: %s has no address".formatted(server));
    }
  }

  private static void sleep() {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
