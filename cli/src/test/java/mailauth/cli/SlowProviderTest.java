package mailauth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRsetKey;
import mailauth.core.dns.RecordType;
import mailauth.providers.cloudflare.FakeCloudflare;
import mailauth.providers.conformance.Zone;
import mailauth.providers.digitalocean.FakeDigitalOcean;
import mailauth.providers.web.Asked;
import mailauth.providers.web.FakeCloud;
import mailauth.providers.wire.Endpoint;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many domains at a host that is slow, which the YAML names first, and many at a fast one. */
class SlowProviderTest {
  private static final int EACH = 12;

  @TempDir private Path folder;
  private final FakeCloud slow = new FakeCloudflare(zones("slow"));
  private final FakeCloud fast = new FakeDigitalOcean(zones("fast"));
  private final CloudServer slowServer = new CloudServer(slow);
  private final CloudServer fastServer = new CloudServer(fast);

  @BeforeEach
  void setUp() {
    var yaml =
        new StringBuilder(
            """
            version: 1
            defaults: { ttl: 5m, dmarc: { policy: none } }
            providers:
              slow: { type: cloudflare, endpoint: "%s", verify: ["%s"] }
              fast: { type: digitalocean, endpoint: "%s", verify: ["%s"] }
            domains:
            """
                .formatted(
                    slow.endpoint(),
                    Endpoint.text(slowServer.address()),
                    fast.endpoint(),
                    Endpoint.text(fastServer.address())));
    for (var provider : new String[] {"slow", "fast"}) {
      IntStream.range(0, EACH)
          .forEach(
              i -> yaml.append("  %s: { provider: %s }\n".formatted(name(provider, i), provider)));
    }
    new Cli(folder).file("mailauth.yaml", yaml.toString());
  }

  @AfterEach
  void stop() {
    slowServer.close();
    fastServer.close();
    slow.close();
    fast.close();
  }

  /** The slow host answers nothing before the fast one has been asked for all of its domains. */
  @Test
  void aPlanOfTheOthersIsDoneMeanwhile() {
    var othersAreRead = new CountDownLatch(EACH);
    watch(asked -> asked.path().contains("records"), othersAreRead);
    slow.trouble(
        Integer.MAX_VALUE,
        asked -> true,
        asked -> {
          await(othersAreRead);
          return slow.calmly(asked);
        });
    var ran = cli().run("plan", "--parallelism", "2");
    assertThat(ran.out())
        .endsWith(
            "Plan: %d to create, 0 to update, 0 to delete in %d domains.\n"
                .formatted(2 * EACH, 2 * EACH));
  }

  /** The slow host takes no change before the fast one has all of its own. */
  @Test
  void anApplyToTheOthersIsDoneMeanwhile() {
    var othersAreWritten = new CountDownLatch(EACH);
    watch(asked -> !asked.reads(), othersAreWritten);
    slow.trouble(
        Integer.MAX_VALUE,
        asked -> !asked.reads(),
        asked -> {
          await(othersAreWritten);
          return slow.calmly(asked);
        });
    var ran = cli().run("apply", "--auto-approve", "--parallelism", "2");
    assertThat(ran.exitCode()).as(ran.out() + ran.err()).isZero();
    for (var provider : Map.of("slow", slow, "fast", fast).entrySet()) {
      for (int i = 0; i < EACH; i++) {
        var name = Name.of("_dmarc." + name(provider.getKey(), i));
        assertThat(provider.getValue().look(new RRsetKey(name, RecordType.TXT))).hasSize(1);
      }
    }
  }

  /** As a person sees it at a terminal: how far it is, and whom it waits for. */
  @Test
  void progressNamesIt() throws Exception {
    slow.trouble(
        Integer.MAX_VALUE,
        asked -> true,
        asked -> {
          pause();
          return slow.calmly(asked);
        });
    var environment =
        Map.of(
            "CLOUDFLARE_API_TOKEN", FakeCloud.SECRET,
            "DIGITALOCEAN_TOKEN", FakeCloud.SECRET,
            "TERM", "xterm");
    var args = new String[] {"plan", "--parallelism", "1", "--dns", Cli.NOBODY};
    try (var typist = Typist.start(folder, 120, environment, args)) {
      assertThat(typist.screen())
          .containsPattern("planning \\d+ of 24 domains, .* a second.*; waits for slow \\(\\d+\\)")
          .containsPattern("about \\d+ s left")
          .contains("\033[K");
    }
    var dumb = Map.of("TERM", "dumb", "CLOUDFLARE_API_TOKEN", "x", "DIGITALOCEAN_TOKEN", "x");
    try (var typist = Typist.start(folder, 120, dumb, args)) {
      assertThat(typist.screen()).doesNotContain("planning");
    }
    assertThat(cli().run(args).err()).isEmpty();
  }

  /** Counts the fast host's domains of which something is asked. */
  private void watch(Predicate<Asked> what, CountDownLatch domains) {
    var seen = ConcurrentHashMap.newKeySet();
    fast.trouble(
        Integer.MAX_VALUE,
        what,
        asked -> {
          if (seen.add(asked.path())) {
            domains.countDown();
          }
          return fast.calmly(asked);
        });
  }

  private Cli cli() {
    return new Cli(folder)
        .environment("CLOUDFLARE_API_TOKEN", FakeCloud.SECRET)
        .environment("DIGITALOCEAN_TOKEN", FakeCloud.SECRET);
  }

  private static String name(String provider, int i) {
    return "%s%02d.example".formatted(provider, i);
  }

  private static Zone[] zones(String provider) {
    return IntStream.range(0, EACH)
        .mapToObj(i -> Zone.of(Name.of(name(provider, i))))
        .toArray(Zone[]::new);
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(20, TimeUnit.SECONDS)).as("the others are done").isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(150);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
