package mailauth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import mailauth.core.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckCommandTest {
  private static final String ZONE =
      """
      example.com:
        - SPF: v=spf1 mx +all
        - MX: [10, mail.example.com]
      mail.example.com:
        - A: 192.0.2.10
      _dmarc.example.com:
        - TXT: v=DMARC1; p=none
      """;

  @TempDir private Path folder;

  @Test
  void saysWhatIsWrongWhatItMeansAndHowToFixIt() {
    try (var served = Served.zone(new Cli(folder), ZONE)) {
      var ran = served.run("check", "example.com");
      assertThat(ran.exitCode()).isZero();
      assertThat(ran.err()).isEmpty();
      assertThat(ran.out())
          .startsWith("example.com  grade ")
          .contains(
              """
                  error SPF-021: +all lets everybody send; write ~all or -all
                    Everybody in the world may send in your name.
                    Fix: End the record with ~all or -all. (RFC 7208 section 5.1)
              """)
          .contains("warning DMARC-008: ");
    }
  }

  @Test
  void printsJson() {
    try (var served = Served.zone(new Cli(folder), ZONE)) {
      var json = JsonObject.read(served.run("check", "example.com", "--format", "json").out());
      assertThat(json.text("format")).isEqualTo("mailauth-check/1");
      var spf = json.objects("domains").getFirst().objects("groups").getFirst();
      assertThat(spf.text("group")).isEqualTo("spf");
      assertThat(spf.objects("findings").getFirst().text("id")).isEqualTo("SPF-021");
      assertThat(spf.objects("findings").getFirst().objects("evidence")).isNotEmpty();
    }
  }

  @Test
  void failsWhereItIsAskedTo() {
    try (var served = Served.zone(new Cli(folder), ZONE)) {
      assertThat(served.run("check", "example.com", "--fail-on", "error").exitCode()).isEqualTo(1);
      assertThat(served.run("check", "example.com", "--fail-on", "warning").exitCode())
          .isEqualTo(1);
      assertThat(served.run("check", "example.com", "--fail-on", "note").exitCode()).isEqualTo(64);
    }
  }

  @Test
  void refusesWhatIsNoDomain() {
    var ran = new Cli(folder).run("check", "a..b");
    assertThat(ran.exitCode()).isEqualTo(64);
    assertThat(ran.err()).startsWith("mailauth: 'a..b' has an empty label (two dots in a row?)\n");
  }
}
