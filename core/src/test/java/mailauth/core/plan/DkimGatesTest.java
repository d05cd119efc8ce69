package mailauth.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import mailauth.core.dkim.rotation.Rotation;
import mailauth.core.dns.RecordType;
import org.junit.jupiter.api.Test;

/** The clock of all examples stands at noon of 2026-11-25. */
class DkimGatesTest {
  private static final String KEY =
      "v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=";
  private static final String OLD = "old._domainkey.example.com 300 TXT \"" + KEY + "\"";

  /** 1024 bits of RSA. */
  private static final String SHORT =
      "v=DKIM1; k=rsa; p=MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQDfl0chtL4siFYCrSPxw43fqc4zOo3N"
          + "+Il220oK2Cp+NZw9Kuvg8iu2Ua3zfbUnZWvWK4aEeooliRd7SXTsqTsCn7Bc5xGzXtbwBJCCTPLFPS98aEs5"
          + "cKv5qz9BVvYq3Fm9bAHEIXPBSxMxN9bdvKCOmQuH9A2pbsJNHR4l8E6GPwIDAQAB";

  @Test
  void aKeyThatLatelySignedMailStays() {
    assertThat(
            leaving(
                Reports.daily("2026-11-01", "2026-11-24")
                    .signed("2026-11-20", "own hosts", "example.com", "old", 12)))
        .isEqualTo(
            "block DKIM_KEY_IN_USE: mail signed with selector old was seen on 2026-11-20; keep the"
                + " key until nobody signs with it, 2026-12-04 at the earliest");
  }

  @Test
  void aKeyThatNobodyUsedForTwoWeeksGoes() {
    assertThat(
            leaving(
                Reports.daily("2026-10-01", "2026-11-24")
                    .signed("2026-11-11", "own hosts", "example.com", "old", 12)))
        .isEqualTo(
            "pass DKIM_KEY_IN_USE: selector old: mail signed with it was last seen on 2026-11-11");
  }

  /** The mail server was switched to another key; reports show the old one no more. */
  @Test
  void aKeyStaysForAWeekAfterTheSwitch() {
    var revoked =
        Example.declares("dkim: { old: { revoked: true } }")
            .today(OLD)
            .reported(Reports.daily("2026-10-01", "2026-11-24").evidence());
    assertThat(
            revoked.rotating(rotation(Rotation.Stage.DRAIN, "2026-11-20T09:00:00Z")).objections())
        .containsExactly(
            new Gate(
                "DKIM_KEY_IN_USE",
                Gate.Outcome.BLOCK,
                "selector old signed until 2026-11-20, when new followed, and its mail may be under"
                    + " way for 7 days; keep the key until 2026-11-27T09:00:00Z"));
    assertThat(revoked.at("2026-11-27T09:00:00Z").verdicts()).isEmpty();
  }

  @Test
  void aKeyStaysUntilTheSwitch() {
    var leaves =
        Example.declares("dkim: { new: { txt: \"%s\" } }".formatted(KEY))
            .today(OLD)
            .owned(Example.created("old._domainkey.example.com", RecordType.TXT))
            .reported(Reports.daily("2026-10-01", "2026-11-24").evidence())
            .rotating(rotation(Rotation.Stage.SWITCH, "2026-11-01T09:00:00Z"));
    assertThat(leaves.objections())
        .containsExactly(
            new Gate(
                "DKIM_KEY_IN_USE",
                Gate.Outcome.BLOCK,
                "mail is signed with selector old until the mail server is switched to new; go on"
                    + " with 'mailauth dkim rotate'"));
  }

  private static Rotation rotation(Rotation.Stage stage, String since) {
    return new Rotation("example.com", "old", "new", "", "new.pem", stage, Instant.parse(since));
  }

  @Test
  void withoutReportsNobodyKnows() {
    var example = Example.declares("dkim: { old: { revoked: true } }").today(OLD);
    assertThat(example.verdicts()).containsExactly("unknown DKIM_KEY_IN_USE");
    assertThat(example.plan().isBlocked()).isFalse();
  }

  @Test
  void aStandingDelegationDoesNotGoAstray() {
    var delegation = Example.declares("dkim: { s1: { cname: new.partner.example } }");
    assertThat(
            delegation
                .today("s1._domainkey.example.com 300 CNAME old.partner.example.")
                .nothingAt("new.partner.example")
                .verdicts())
        .containsExactly("block DKIM_TARGET_WITHOUT_KEY");
  }

  @Test
  void aShortKeyIsSaid() {
    assertThat(Example.declares("dkim: { s1: { txt: \"" + SHORT + "\" } }").verdicts())
        .containsExactly("warn DKIM_KEY_WEAK");
    assertThat(
            Example.declares("dkim: { s1: { cname: s1.partner.example } }")
                .elsewhere("s1.partner.example 300 TXT \"" + SHORT + "\"")
                .verdicts())
        .containsExactly("warn DKIM_KEY_WEAK");
    assertThat(
            Example.declares("dkim: { s1: { cname: s1.partner.example } }")
                .keyAt("s1.partner.example")
                .passes())
        .containsExactly("DKIM_TARGET_WITHOUT_KEY: s1.partner.example holds a key of 256 bits");
  }

  @Test
  void namesThatOnlyLookRight() {
    assertThat(misspelt("example.com.example.com"))
        .isEqualTo(
            "s1._domainkey.example.com CNAME: example.com.example.com ends in example.com twice;"
                + " write the name without its own zone, or with a final dot");
    assertThat(misspelt("s1._domainkey.partner.com.example.com"))
        .isEqualTo(
            "s1._domainkey.example.com CNAME: s1._domainkey.partner.com.example.com does not"
                + " exist; is it s1._domainkey.partner.com that was meant?");
    assertThat(misspelt("s1.domainkey.partner.example"))
        .isEqualTo(
            "s1._domainkey.example.com CNAME: s1.domainkey.partner.example does not exist, and"
                + " lacks an underscore: most keys stand below _domainkey");
  }

  private static String misspelt(String target) {
    var gates =
        Example.declares("dkim: { s1: { cname: " + target + " } }").nothingAt(target).gates();
    assertThat(gates)
        .singleElement()
        .satisfies(gate -> {
          assertThat(gate.id()).isEqualTo("NAME_MISSPELT");
          assertThat(gate.outcome()).isEqualTo(Gate.Outcome.BLOCK);
        });
    return gates.getFirst().message();
  }

  private static String leaving(Reports reports) {
    var gate =
        Example.declares("senders: []")
            .today(OLD)
            .owned(Example.created("old._domainkey.example.com", RecordType.TXT))
            .reported(reports.evidence())
            .gates()
            .getFirst();
    return "%s %s: %s".formatted(gate.outcome().text(), gate.id(), gate.message());
  }
}
