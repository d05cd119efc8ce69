package mailauth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.IntStream;
import mailauth.providers.spf.SuiteZone;
import mailauth.providers.spf.ZoneServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many domains, planned at once, that include the same vendor. */
class SharedIncludeTest {
  private static final int DOMAINS = 50;
  private static final String VENDOR =
      """
      spf.vendor.test:
        - SPF: v=spf1 include:a.vendor.test include:b.vendor.test a:mail.vendor.test -all
      a.vendor.test:
        - SPF: v=spf1 ip4:198.51.100.0/24 -all
      b.vendor.test:
        - SPF: v=spf1 ip4:203.0.113.0/24 include:a.vendor.test -all
      mail.vendor.test:
        - A: 192.0.2.1
        - AAAA: 2001:db8::1
      """;

  @TempDir private Path folder;

  @Test
  void eachQuestionIsAskedOnceInARun() {
    var cli = new Cli(folder);
    var yaml =
        new StringBuilder(
            "version: 1\nproviders: { local: { type: zonefile, directory: zones } }\ndomains:\n");
    IntStream.range(0, DOMAINS)
        .forEach(i -> {
          yaml.append("  d%d.example: { provider: local, senders: [".formatted(i));
          yaml.append("{ include: spf.vendor.test }] }\n");
          cli.file(
              "zones/d%d.example.zone".formatted(i),
              "$ORIGIN d%d.example.\n@ 1h IN SOA ns1 hostmaster 7 3600 600 86400 300\n"
                  .formatted(i));
        });
    cli.file("mailauth.yaml", yaml.toString());
    try (var server = new ZoneServer(SuiteZone.read(VENDOR))) {
      var ran = cli.resolver(server.address()).run("plan", "--parallelism", "16");
      assertThat(ran.out()).contains("Plan: 50 to create").contains("lookups 5 of 10");
      assertThat(server.asked())
          .containsExactlyInAnyOrder(
              "spf.vendor.test. TXT",
              "a.vendor.test. TXT",
              "b.vendor.test. TXT",
              "mail.vendor.test. A",
              "mail.vendor.test. AAAA");
    }
  }
}
