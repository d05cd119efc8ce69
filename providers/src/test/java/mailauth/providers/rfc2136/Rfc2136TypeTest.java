package mailauth.providers.rfc2136;

import static mailauth.providers.rfc2136.Hosts.group;
import static mailauth.providers.rfc2136.Hosts.text;
import static mailauth.providers.rfc2136.Hosts.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import mailauth.core.config.Settings.Value;
import mailauth.core.dns.Name;
import mailauth.providers.host.Authority;
import mailauth.providers.host.DnsHost;
import mailauth.providers.host.HostException;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Settings, right and wrong; nothing is connected to. */
class Rfc2136TypeTest {
  private static final String SECRET = "a2tra2tra2tra2tra2tra2tra2tra2tra2tra2tra2s=";

  @TempDir Path folder;

  @Test
  void asksTheServersOfVerify() {
    try (var host = open(Map.of("verify", texts("192.0.2.1", "[2001:db8::1]:5353")))) {
      assertThat(host.authorities(Name.of("example.com")))
          .containsExactly(
              new Authority(Name.of("192.0.2.1"), new InetSocketAddress("192.0.2.1", 53)),
              new Authority(Name.of("2001:db8::1"), new InetSocketAddress("2001:db8::1", 5353)));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"hmac-sha1", "hmac-sha224", "HMAC-SHA256", "hmac-sha384.", "hmac-sha512"})
  void takesEveryAlgorithm(String algorithm) {
    openTsig(Map.of("name", "mailauth-key", "algorithm", algorithm, "secret", SECRET)).close();
  }

  @Test
  void takesAKeyFile() throws Exception {
    var file = Files.writeString(folder.resolve("key"), keyFile(SECRET));
    openTsig(Map.of("file", file.toString())).close();
  }

  @Test
  void saysWhereAndWhatIsWrong() throws Exception {
    assertRefused(Map.of("server", text("http://ns1.example.com")))
        .hasMessage(
            "mailauth.yaml:7:5: 'http://ns1.example.com' is not a server;"
                + " write HOST, HOST:PORT or [IPV6]:PORT");
    assertTsigRefused(Map.of("name", "mailauth-key"))
        .hasMessage("mailauth.yaml:7:5: the provider ns1 lacks 'secret'");
    assertTsigRefused(Map.of("secret", SECRET))
        .hasMessage("mailauth.yaml:7:5: the provider ns1 lacks 'name'");
    assertTsigRefused(Map.of("name", "a key", "secret", SECRET))
        .hasMessage(
            "mailauth.yaml:7:5: a TSIG key is named like a domain:"
                + " 'a key' is not a domain name: ' ' cannot stand in one");
    assertTsigRefused(Map.of("name", "k", "secret", SECRET, "algorithm", "hmac-md5"))
        .hasMessage(
            "mailauth.yaml:7:5: 'hmac-md5' is not a TSIG algorithm; write one of"
                + " hmac-sha1, hmac-sha224, hmac-sha256, hmac-sha384, hmac-sha512");
    assertTsigRefused(Map.of("file", "no-such-file"))
        .hasMessage("mailauth.yaml:7:5: the file no-such-file cannot be read");
    assertTsigRefused(Map.of("file", "key", "secret", SECRET))
        .hasMessage(
            "mailauth.yaml:7:5: tsig.file has algorithm and secret; remove those beside it");
  }

  /** Looks for the secret wherever it could slip out: messages, causes and descriptions. */
  @ParameterizedTest
  @ValueSource(strings = {"not!Base64", "a2tra2tr a2tra2tr", "="})
  void keepsAWrongSecretToItself(String secret) throws Exception {
    var file = Files.writeString(folder.resolve("key"), keyFile(secret)).toString();
    for (var tsig : List.of(Map.of("name", "k", "secret", secret), Map.of("file", file))) {
      assertTsigRefused(tsig)
          .satisfies(thrown -> {
            var text = new StringWriter();
            thrown.printStackTrace(new PrintWriter(text));
            assertThat(text.toString()).contains("Base64").doesNotContain(secret);
          });
    }
  }

  @Test
  void keepsTheRightSecretToItself() {
    var key = TsigKey.of("mailauth-key", "hmac-sha256", SECRET, Clock.systemUTC());
    assertThat(key).hasToString("mailauth-key");
  }

  private static DnsHost open(Map<String, Value> more) {
    var settings = new HashMap<String, Value>(Map.of("server", text("192.0.2.53")));
    settings.putAll(more);
    return Hosts.open(settings, Clock.systemUTC());
  }

  private static DnsHost openTsig(Map<String, String> tsig) {
    return open(Map.of("tsig", group(tsig)));
  }

  private static AbstractThrowableAssert<?, ?> assertRefused(Map<String, Value> settings) {
    return assertThatThrownBy(() -> open(settings)).isInstanceOf(HostException.class);
  }

  private static AbstractThrowableAssert<?, ?> assertTsigRefused(Map<String, String> tsig) {
    return assertRefused(Map.of("tsig", group(tsig)));
  }

  private static String keyFile(String secret) {
    return """
    key "mailauth-key" {
      algorithm hmac-sha256;
      secret "%s";
    };
    """
        .formatted(secret);
  }
}
