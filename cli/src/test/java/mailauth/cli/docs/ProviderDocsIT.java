package mailauth.cli.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Map;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRset;
import mailauth.core.dns.RRsetKey;
import mailauth.core.dns.RecordType;
import mailauth.core.dns.Txt;
import mailauth.providers.conformance.Zone;
import mailauth.providers.spf.SuiteZone;
import mailauth.providers.spf.ZoneServer;
import mailauth.providers.web.FakeCloud;
import mailauth.providers.wire.Endpoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page on writing a provider: its jar, in the packaged program, against its host in memory. */
class ProviderDocsIT {
  static final String PAGE = "docs/writing-a-provider.md";

  private static final Path BUILT = Page.REPOSITORY.resolve("examples/provider/target");
  private static final Name DOMAIN = Name.of("example.com");
  private static final RRset FOREIGN =
      RRset.of(DOMAIN, RecordType.TXT, 3600, Txt.of("site-verification=abc"));

  @TempDir private Path folder;

  @Test
  void saysWhatHappens() throws Exception {
    var classes =
        new URL[] {
          BUILT.resolve("classes").toUri().toURL(), BUILT.resolve("test-classes").toUri().toURL()
        };
    try (var loader = new URLClassLoader(classes, getClass().getClassLoader());
        var host = host(loader, Zone.of(DOMAIN, FOREIGN));
        var resolver = new ZoneServer(SuiteZone.read("{}"))) {
      var environment =
          Map.of(
              "EXAMPLEDNS_ENDPOINT",
              host.endpoint().toString(),
              "EXAMPLEDNS_TOKEN",
              FakeCloud.SECRET,
              "MAILAUTH_JAVA_OPTS",
              "-Xshare:on"); // a jar must not cost the class archive
      var asking = "--plugins my-plugins --dns " + Endpoint.text(resolver.address());
      new Shell(folder, environment).follow(Page.of(PAGE).with("--plugins my-plugins", asking));
      assertThat(host.look(FOREIGN.key()))
          .containsExactlyInAnyOrder(
              Txt.of("site-verification=abc"), Txt.of("v=spf1 ip4:192.0.2.25 ~all"));
      assertThat(host.look(new RRsetKey(Name.of("_dmarc.example.com"), RecordType.TXT)))
          .containsExactly(Txt.of("v=DMARC1; p=none; rua=mailto:dmarc@example.com"));
    }
  }

  private static FakeCloud host(ClassLoader loader, Zone... zones) throws Exception {
    return (FakeCloud)
        loader
            .loadClass("com.example.dns.FakeExampleDns")
            .getConstructor(Zone[].class)
            .newInstance((Object) zones);
  }
}
