package mailauth.core.dkim.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import mailauth.core.dkim.signature.SignatureVerdict.Result;
import mailauth.core.dns.Answer;
import mailauth.core.dns.Dns;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignatureVerifierTest {
  private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");
  private static final String MESSAGE =
      """
      From: Alice <alice@example.com>
      To: bob@example.net
      Subject: dinner
        at eight
      Date: Wed, 25 Nov 2026 10:00:00 +0000

      Are  you \tin?\s

      Alice

      """
          .replace("\n", "\r\n");

  private static final Signer RSA = new Signer("RSA");
  private static final Signer ED25519 = new Signer("Ed25519");

  /** The example of RFC 8463, whose two signatures are by one text and two keys. */
  private static final String RFC_8463 =
      """
      DKIM-Signature: v=1; a=ed25519-sha256; c=relaxed/relaxed;
       d=football.example.com; i=@football.example.com;
       q=dns/txt; s=brisbane; t=1528637909; h=from : to :
       subject : date : message-id : from : subject : date;
       bh=2jUSOH9NhtVGCQWNr9BrIAPreKQjO6Sn7XIkfJVOzv8=;
       b=/gCrinpcQOoIfuHNQIbq4pgh9kyIK3AQUdt9OdqQehSwhEIug4D11Bus
       Fa3bT3FY5OsU7ZbnKELq+eXdp1Q1Dw==
      From: Joe SixPack <joe@football.example.com>
      To: Suzie Q <suzie@shopping.example.net>
      Subject: Is dinner ready?
      Date: Fri, 11 Jul 2003 21:00:37 -0700 (PDT)
      Message-ID: <20030712040037.46341.5F8J@football.example.com>

      Hi.

      We lost the game.  Are you hungry yet?

      Joe.
      """;

  @Test
  void theExampleOfRfc8463Verifies() {
    var key = "v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=";
    assertThat(verdict(RFC_8463, Signer.dns(key)))
        .isEqualTo(
            "PASS the signature by football.example.com verifies with the key at"
                + " brisbane._domainkey.football.example.com");
    assertThat(verdict(RFC_8463.replace("hungry", "angry"), Signer.dns(key)))
        .isEqualTo("FAIL the body changed after football.example.com signed it");
  }

  @ParameterizedTest
  @CsvSource({
    "simple/simple",
    "simple/relaxed",
    "relaxed/simple",
    "relaxed/relaxed",
  })
  void whatIsSignedVerifies(String ways) {
    for (var signer : List.of(RSA, ED25519)) {
      var dns = Signer.dns(signer.record());
      var signed = signer.sign(MESSAGE, tags(ways));
      assertThat(verdict(signed, dns)).startsWith("PASS");
      assertThat(verdict(signed.replace("\r\n", "\n"), dns)).as("line feeds").startsWith("PASS");
      assertThat(verdict(signed.replace("eight", "nine"), dns))
          .startsWith("FAIL the header changed after example.com signed it, or another key");
      assertThat(verdict("X-Seen: by us\r\n" + signed, dns)).startsWith("PASS");
    }
  }

  @Test
  void relaxedBearsBlanksAndSimpleDoesNot() {
    UnaryOperator<String> mangled =
        message -> message.replace("Subject: dinner", "SUBJECT :   dinner").replace("?", "? \t");
    var dns = Signer.dns(RSA.record());
    assertThat(verdict(mangled.apply(RSA.sign(MESSAGE, tags("relaxed/relaxed"))), dns))
        .startsWith("PASS");
    assertThat(verdict(mangled.apply(RSA.sign(MESSAGE, tags("simple/relaxed"))), dns))
        .startsWith("FAIL the header");
    assertThat(verdict(mangled.apply(RSA.sign(MESSAGE, tags("relaxed/simple"))), dns))
        .startsWith("FAIL the body");
  }

  @Test
  void whatIsAddedBehindASignedLengthIsTold() {
    var dns = Signer.dns(RSA.record());
    var signed = RSA.sign(MESSAGE, tags("simple/simple") + "; l=10");
    assertThat(verdict(signed + "buy now\r\n", dns)).startsWith("PASS").contains("are not signed");
    assertThat(verdict(RSA.sign(MESSAGE, tags("simple/simple")).replace("d=", "l=99999; d="), dns))
        .isEqualTo("PERMERROR the body is shorter than the signature's l= says");
  }

  @Test
  void aSignatureEnds() {
    var dns = Signer.dns(RSA.record());
    assertThat(verdict(RSA.sign(MESSAGE, tags("simple/simple") + "; x=1763000000"), dns))
        .isEqualTo("FAIL the signature by example.com expired (x=)");
    assertThat(verdict(RSA.sign(MESSAGE, tags("simple/simple") + "; x=1999999999"), dns))
        .startsWith("PASS");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          v=DKIM1; p=                      | PERMERROR the key at s1._domainkey.example.com is revoked
          v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo= | \
          PERMERROR the key at s1._domainkey.example.com is not good for this signature: it is ed25519, and the signature rsa
          nonsense                         | PERMERROR the key at s1._domainkey.example.com is not good for this signature
          """)
  void keysThatDoNotFitAreSaid(String record, String expected) {
    assertThat(verdict(RSA.sign(MESSAGE, tags("simple/simple")), Signer.dns(record)))
        .isEqualTo(expected);
  }

  @Test
  void tagsOfTheKeyAreHeldAgainstTheSignature() {
    var signed = RSA.sign(MESSAGE, tags("simple/simple") + "; i=@news.example.com");
    assertThat(verdict(signed, Signer.dns(RSA.record()))).startsWith("PASS");
    assertThat(verdict(signed, Signer.dns(RSA.record().replace("k=rsa", "t=s; k=rsa"))))
        .endsWith("its t=s allows no subdomain in i=");
    assertThat(verdict(signed, Signer.dns(RSA.record().replace("k=rsa", "h=sha1; k=rsa"))))
        .endsWith("its h= does not allow sha256");
    assertThat(verdict(signed, (name, type) -> new Answer.NoName()))
        .isEqualTo("PERMERROR s1._domainkey.example.com does not exist; publish the key");
    assertThat(verdict(signed, (name, type) -> new Answer.Failed("no reply")))
        .isEqualTo("TEMPERROR s1._domainkey.example.com cannot be read: no reply");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a=rsa-sha256 | a=rsa-sha1   | it is made with rsa-sha1, which no receiver accepts (RFC 8301)
          v=1          | v=2          | its version is not 1
          h=from:to:subject:from | h=to | it does not sign From
          d=           | D=           | its d= is missing
          c=simple     | c=plain      | its c= is neither simple nor relaxed
          d=           | i=@x.org; d= | its i= is not within its d=
          s=s1         | s=s1; s=s2   | s stands twice in it
          """)
  void signaturesThatNobodyVerifiesSayWhy(String good, String bad, String expected) {
    var signed = RSA.sign(MESSAGE, tags("simple/simple"));
    assertThat(verdict(signed.replaceFirst(good, bad), Signer.dns(RSA.record())))
        .isEqualTo("PERMERROR a signature cannot be verified: " + expected);
  }

  @Property(tries = 300)
  void anyOctetsAreAMessage(
      @ForAll @StringLength(max = 200) String junk, @ForAll @IntRange(max = 500) int at) {
    var signed = RSA.sign(MESSAGE, tags("relaxed/relaxed"));
    int cut = Math.min(at, signed.length());
    var octets = latin(signed.substring(0, cut) + junk + signed.substring(cut));
    var verifier = new SignatureVerifier(Signer.dns(RSA.record()), NOW);
    assertThatCode(() -> verifier.verify(Message.parse(octets))).doesNotThrowAnyException();
    assertThatCode(() -> verifier.verify(Message.parse(latin("DKIM-Signature:" + junk))))
        .doesNotThrowAnyException();
  }

  @Test
  void aHugeMessageIsVerifiedInNoTime() {
    var huge = MESSAGE + "a \t \r\n".repeat(500_000) + "\r\n".repeat(500_000);
    assertThat(verdict(RSA.sign(huge, tags("relaxed/relaxed")), Signer.dns(RSA.record())))
        .startsWith("PASS");
  }

  private static String latin(String text) {
    return text.replaceAll("[^\\x00-\\xff]", "?");
  }

  private static String tags(String ways) {
    return "c=%s; d=example.com; s=s1; h=from:to:subject:from".formatted(ways);
  }

  private static String verdict(String message, Dns dns) {
    var verdicts = new SignatureVerifier(dns, NOW).verify(Message.parse(message));
    assertThat(verdicts).hasSize(1);
    var verdict = verdicts.getFirst();
    assertThat(verdict.passes()).isEqualTo(verdict.result() == Result.PASS);
    return verdict.result() + " " + verdict.message();
  }
}
