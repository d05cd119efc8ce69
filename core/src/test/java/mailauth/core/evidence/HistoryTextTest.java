package mailauth.core.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import mailauth.core.dmarc.Policy;
import mailauth.core.dns.Name;
import mailauth.core.report.OverrideReason;
import mailauth.core.report.TlsPolicyType;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class HistoryTextTest {
  private static final String TEXT =
      """
      mailauth-evidence/2\texample.com
      mail\t2026-11-20\texample.com\t192.0.2.1\t-s\tnone\t-\t+example.com\t-\t3
      mail\t2026-11-20\tnews.example.com\t2001:db8::1\td-\tquarantine\tmailing_list\t-\t+s1:example.com !:example.net\t5
      report\t1795132800\t1795219199\tDMARC\tnone\texample.net\t1
      tls\t2026-11-20\tsts\t-\t-\t7
      tls\t2026-11-20\tsts\tcertificate-expired\tmail.example.com\t2
      host\t192.0.2.1\t2026-11-21\t-
      host\t2001:db8::1\t2026-11-20\tmx.example.net
      """;

  @Test
  void writesALineForEachKindOfMail() {
    assertThat(HistoryText.write(history())).isEqualTo(TEXT);
  }

  @Test
  void readsWhatItWrote() throws UnreadableHistory {
    assertThat(HistoryText.read(TEXT)).isEqualTo(history());
  }

  @Test
  void readsWhatAnEarlierMailauthWroteWithoutNamesOfHosts() throws UnreadableHistory {
    var before = TEXT.replace("evidence/2", "evidence/1").replaceAll("(?m)^host.*\n", "");
    assertThat(HistoryText.read(before).hosts()).isEmpty();
    assertThat(HistoryText.read(before).messages()).isEqualTo(history().messages());
  }

  @Test
  void refusesWhatANewerMailauthWrote() {
    refused(
        TEXT.replace("evidence/2", "evidence/3"),
        "has format 3, and this mailauth knows 2: a newer one wrote it, so use that");
  }

  @Test
  void refusesWhatIsDamaged() {
    refused("", "is no evidence that mailauth wrote");
    refused(TEXT.substring(0, TEXT.length() - 3), "ends in the middle of line 8");
    refused(TEXT.replace("192.0.2.1", "192.0.2"), "is damaged at line 2");
    refused(TEXT.replace("tls\t", "sms\t"), "has an odd line 5");
  }

  @Property(tries = 500)
  void whateverIsDamagedIsReadOrRefused(
      @ForAll @IntRange(max = 400) int at, @ForAll char inserted) {
    int split = Math.min(at, TEXT.length());
    try {
      HistoryText.read(TEXT.substring(0, split) + inserted + TEXT.substring(split));
    } catch (UnreadableHistory e) {
      assertThat(e.getMessage()).isNotBlank();
    }
  }

  private static History history() {
    var messages = new HashMap<Sighting, Long>();
    messages.put(Seen.from("192.0.2.1").envelope("example.com").sighting(), 3L);
    messages.put(
        Seen.from("2001:db8::1")
            .as("news.example.com")
            .signed("example.com", "s1")
            .brokenSignature("example.net", "")
            .setAside(OverrideReason.MAILING_LIST)
            .under(Policy.QUARANTINE)
            .sighting(),
        5L);
    var day = LocalDate.of(2026, 11, 20);
    var sessions =
        Map.of(
            new TlsSighting(day, TlsPolicyType.STS, Optional.empty(), Optional.empty()),
            7L,
            new TlsSighting(
                day,
                TlsPolicyType.STS,
                Optional.of("certificate-expired"),
                Optional.of("mail.example.com")),
            2L);
    var ledger = new Ledger(Seen.EXAMPLE);
    var receipt = Seen.receipt("example.net", "1", "2026-11-20", Policy.NONE);
    ledger.add(new Reported(Seen.EXAMPLE, receipt, messages, sessions));
    ledger.name(Seen.address("192.0.2.1"), new HostName(Optional.empty(), day.plusDays(1)));
    ledger.name(
        Seen.address("2001:db8::1"), new HostName(Optional.of(Name.of("mx.example.net")), day));
    return ledger.history();
  }

  private static void refused(String text, String why) {
    assertThatThrownBy(() -> HistoryText.read(text))
        .isInstanceOf(UnreadableHistory.class)
        .hasMessage(why);
  }
}
