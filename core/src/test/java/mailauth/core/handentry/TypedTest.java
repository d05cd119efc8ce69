package mailauth.core.handentry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRsetKey;
import mailauth.core.dns.Rdata;
import mailauth.core.dns.RecordType;
import mailauth.core.dns.Txt;
import mailauth.core.posture.Purpose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypedTest {
  private static final Name ZONE = Name.of("example.com");
  private static final Panels PANELS = new Panels();

  private static HandEntry entry(String name, RecordType type, Rdata value) {
    var key = new RRsetKey(Name.of(name), type);
    return new HandEntry(key, Purpose.SERVICE, Task.NEW, List.of(), List.of(value), 0, 60, false);
  }

  private static Typed typed(String panel, HandEntry entry) {
    return Typed.all(entry, ZONE, PANELS.named(panel).orElseThrow()).getFirst();
  }

  @ParameterizedTest
  @CsvSource({
    "any, s1._domainkey, s1.esp.example., @",
    "bind, s1._domainkey, s1.esp.example., @",
    "cloudflare, s1._domainkey, s1.esp.example, @",
    "ovh, s1._domainkey, s1.esp.example., ''",
    "route53, s1._domainkey.example.com, s1.esp.example, example.com",
    "google, s1._domainkey.example.com., s1.esp.example., example.com."
  })
  void namesAsThePanelWantsThem(String panel, String name, String target, String apex) {
    var alias =
        entry(
            "s1._domainkey.example.com",
            RecordType.CNAME,
            new Rdata.Host(Name.of("s1.esp.example")));
    assertThat(typed(panel, alias).name()).isEqualTo(name);
    assertThat(typed(panel, alias).value()).isEqualTo(target);
    var spf = entry("example.com", RecordType.TXT, Txt.of("v=spf1 -all"));
    assertThat(typed(panel, spf).name()).isEqualTo(apex);
  }

  @Test
  void longValuesInStringsWhereThePanelNeedsIt() {
    var key = "v=DKIM1; p=" + "A".repeat(400);
    var entry = entry("s1._domainkey.example.com", RecordType.TXT, Txt.of(key));
    assertThat(typed("cloudflare", entry).value()).isEqualTo(key);
    var split = '"' + key.substring(0, 255) + "\" \"" + key.substring(255) + '"';
    assertThat(typed("route53", entry).value()).isEqualTo(split);
    assertThat(typed("gandi", entry).value()).isEqualTo(split);
    assertThat(typed("gandi", entry("example.com", RecordType.TXT, Txt.of("v=spf1 -all"))).value())
        .isEqualTo("v=spf1 -all");
  }

  @Test
  void thePreferenceWhereItBelongs() {
    var mx = entry("example.com", RecordType.MX, new Rdata.Mx(10, Name.of("mail.example.com")));
    assertThat(typed("loopia", mx).priority()).contains(10);
    assertThat(typed("loopia", mx).value()).isEqualTo("mail.example.com");
    assertThat(typed("bind", mx).priority()).isEmpty();
    assertThat(typed("bind", mx).value()).isEqualTo("10 mail.example.com.");
  }

  @Test
  void saysWhatThePanelDoesNotTake() {
    var key = entry("s1._domainkey.example.com", RecordType.TXT, Txt.of("x".repeat(500)));
    assertThat(typed("loopia", key).warnings())
        .containsExactly(
            "Loopia takes values of up to 450 characters, and this one has 500.",
            "Loopia takes no TTL below 300, so that 300 stands here.");
    var tlsa = entry("_25._tcp.example.com", RecordType.TLSA, new Rdata.Tlsa(3, 1, 1, "ab"));
    assertThat(typed("namecheap", tlsa).warnings())
        .containsExactly("Namecheap takes no TLSA records.");
  }

  @Test
  void knowsThePanelsOfAllBigHosts() {
    assertThat(PANELS.all()).hasSizeGreaterThan(30).extracting(Panel::id).doesNotHaveDuplicates();
    assertThat(PANELS.named("LOOPIA")).isPresent();
    assertThat(PANELS.named("nobody")).isEmpty();
  }
}
