package mailauth.core.dkim.signature;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import mailauth.core.dkim.signature.SignatureVerdict.Result;
import mailauth.core.dns.Name;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a message proves; it is shown at noon of 2026-11-25. */
class ShownTest {
  private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");

  @Test
  void theKeysThatHoldAndFitTheAuthor() {
    var shown =
        of(
            "From: \"Alice, by <a@b.example>\" <alice@example.com> (office)",
            "Date: Fri, 20 Nov 2026 09:30:00 +0100 (CET)");
    assertThat(shown)
        .contains(
            new Shown(
                Name.of("example.com"),
                Instant.parse("2026-11-20T08:30:00Z"),
                List.of(
                    Name.of("s1._domainkey.example.com"),
                    Name.of("s2._domainkey.mail.example.com"))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "From: alice@example.com, bob@example.net",
        "From: nobody",
        "From: alice@example..com",
        "Subject: no author",
        "From: alice@example.com\r\nFrom: bob@example.com"
      })
  void withoutOneAuthorItProvesNothing(String header) {
    assertThat(of(header, "X: y")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Date: Fri, 20 Nov 2026 09:30:00 +0000 | 2026-11-20T09:30:00Z
          Date: Fri, 27 Nov 2026 09:30:00 +0000 | 2026-11-25T12:00:00Z
          Date: yesterday                       | 2026-11-25T12:00:00Z
          X: no date                            | 2026-11-25T12:00:00Z
          """)
  void itsDayIsWhatItSaysButNotLaterThanToday(String date, Instant expected) {
    assertThat(of("From: alice@example.com", date)).map(Shown::sent).contains(expected);
  }

  private static Optional<Shown> of(String... fields) {
    var message = Message.parse(String.join("\r\n", fields) + "\r\n\r\nHello\r\n");
    return Shown.of(
        message,
        List.of(
            verdict(Result.PASS, "s1", "example.com"),
            verdict(Result.PASS, "s2", "mail.example.com"),
            verdict(Result.PASS, "s3", "example.net"),
            verdict(Result.FAIL, "s4", "example.com")),
        NOW);
  }

  private static SignatureVerdict verdict(Result result, String selector, String domain) {
    return new SignatureVerdict(
        result,
        Optional.of(Name.of(domain)),
        Optional.of(Name.of(selector + "._domainkey." + domain)),
        "");
  }
}
