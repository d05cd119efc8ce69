package mailauth.core.plan;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Includes written out by the lock, as plans show it. */
class FlattenPlanTest {
  private static final String FLATTEN =
      """
      senders: [{ include: spf.vendor.example }]
      spf: { all: softfail, flatten: [spf.vendor.example] }
      """;
  private static final String LOCK =
      """
      example.com:
        spf.vendor.example:
          resolved: 2026-11-20T10:00:00Z
          addresses: [192.0.2.0/24, 198.51.100.7]
      """;
  private static final String VENDOR =
      "spf.vendor.example 300 TXT \"v=spf1 ip4:192.0.2.0/24 ip4:198.51.100.7 -all\"";

  @Test
  void anIncludeIsWrittenOutWhereItStood() {
    var example =
        Example.declares(FLATTEN)
            .locked(LOCK)
            .today(
                """
                example.com 3600 TXT "v=spf1 include:spf.vendor.example mx -all"
                example.com 3600 TXT "keep me"
                """)
            .elsewhere(VENDOR)
            .elsewhere(
                """
                example.com 300 MX 10 mail.example.com.
                mail.example.com 300 A 203.0.113.1
                mail.example.com 300 AAAA 2001:db8::1
                """);
    assertThat(example.changes())
        .isEqualTo("~ example.com TXT \"v=spf1 ip4:192.0.2.0/24 ip4:198.51.100.7 mx ~all\"");
    assertThat(example.effects())
        .containsExactly(
            "all others: fail -> softfail",
            "lookups 2 -> 1 of 10",
            "include:spf.vendor.example (spf.vendor.example) is written out as 2 networks");
    assertThat(example.verdicts()).isEmpty();
    assertThat(example.applied().changes()).isEmpty();
    assertThat(example.owned(Ownership.NONE).changes()).as("state was lost").isEmpty();
  }

  @Test
  void whatIsNotLockedIsNotPlanned() {
    var plan = Example.declares(FLATTEN).elsewhere(VENDOR).plan();
    assertThat(plan.changes()).isEmpty();
    assertThat(plan.failure())
        .contains(
            "mailauth.spf.lock does not say what is behind include:spf.vendor.example: run"
                + " 'mailauth spf flatten example.com --update', and look at what it writes");
  }

  @Test
  void aVendorsChangeIsDriftAndChangesNothing() {
    var example =
        Example.declares(FLATTEN)
            .locked(LOCK)
            .elsewhere(
                "spf.vendor.example 300 TXT \"v=spf1 ip4:192.0.2.0/25 ip4:198.51.100.7"
                    + " ip6:2001:db8::/48 -all\"")
            .applied();
    assertThat(example.changes()).isEmpty();
    assertThat(example.gates())
        .containsExactly(
            new Gate(
                "SPF_FLATTEN_DRIFT",
                Gate.Outcome.WARN,
                "spf.vendor.example (spf.vendor.example) gained 2001:db8::/48 and lost"
                    + " 192.0.2.128/25 since 2026-11-20; look at it, and run 'mailauth spf flatten"
                    + " example.com --update'"));
    assertThat(new Plan(java.util.List.of(example.plan())).isInSync()).isFalse();
    assertThat(example.elsewhere(VENDOR.replace("300", "60")).gates()).isNotEmpty();
  }

  @Test
  void aVendorThatDoesNotAnswerIsNoDrift() {
    var example = Example.declares(FLATTEN).locked(LOCK).applied();
    assertThat(example.verdicts()).containsExactly("unknown SPF_FLATTEN_DRIFT");
    assertThat(new Plan(java.util.List.of(example.plan())).isInSync()).isTrue();
  }

  @Test
  void theLockIsWhatIsPublished() {
    var example = Example.declares(FLATTEN).locked(LOCK).elsewhere(VENDOR).applied();
    example.locked(LOCK.replace("192.0.2.0/24", "192.0.2.0/25, 203.0.113.9"));
    assertThat(example.changes())
        .isEqualTo(
            "~ example.com TXT \"v=spf1 ip4:192.0.2.0/25 ip4:198.51.100.7 ip4:203.0.113.9 ~all\"");
    assertThat(example.effects())
        .contains(
            "authorizes + 203.0.113.9 (spf.vendor.example)",
            "deauthorizes - 192.0.2.128/25 (ip4:192.0.2.0/24)");
    assertThat(example.verdicts())
        .containsExactlyInAnyOrder("confirm SPF_AUTHORIZATION_REMOVED", "warn SPF_FLATTEN_DRIFT");
    assertThat(example.applied().changes()).isEmpty();
  }

  @Test
  void whatDoesNotFitGoesToPiecesOfOurOwn() {
    var example =
        Example.declares(FLATTEN)
            .locked(lock(0, 40))
            .today("example.com 300 MX 10 mail.example.com.");
    assertThat(example.plan().changes())
        .extracting(change -> change.action().sign() + change.key().name())
        .containsExactly("+_spf1.example.com", "+_spf2.example.com", "+example.com");
    assertThat(example.changes())
        .endsWith("\"v=spf1 include:_spf1.example.com include:_spf2.example.com ~all\"");
    var before = example.changes();
    assertThat(example.applied().changes()).isEmpty();
    assertThat(before).contains("198.51.100.0", "198.51.100.78");

    example.locked(lock(0, 41));
    assertThat(example.changes()).as("only the piece with room").startsWith("~ _spf2.example.com");
    assertThat(example.plan().changes()).hasSize(1);
    assertThat(example.applied().changes()).isEmpty();

    example.locked(LOCK);
    assertThat(example.changes())
        .isEqualTo(
            """
            ~ example.com TXT "v=spf1 ip4:192.0.2.0/24 ip4:198.51.100.7 ~all"
            - _spf1.example.com TXT %s
            - _spf2.example.com TXT %s\
            """
                .formatted(standing(example, "_spf1"), standing(example, "_spf2")));
    assertThat(example.applied().changes()).isEmpty();
  }

  private static String standing(Example example, String label) {
    return example.plan().changes().stream()
        .filter(change -> change.key().name().text().startsWith(label))
        .map(change -> change.before().getFirst().toString())
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aRecordOfSomebodyElseIsNoPlaceForAPiece() {
    var example =
        Example.declares(FLATTEN)
            .locked(lock(0, 40))
            .today("_spf1.example.com 300 TXT \"v=spf1 ip4:203.0.113.0/24 -all\"");
    assertThat(example.verdicts()).contains("block SPF_FLATTEN_NAME_TAKEN");
  }

  @Test
  void whatReceiversWouldGiveUpOnIsRefused() {
    var example =
        Example.declares(FLATTEN)
            .locked(lock(0, 40))
            .today(
                "example.com 300 TXT \"v=spf1 a:1.a.example a:2.a.example a:3.a.example"
                    + " a:4.a.example a:5.a.example a:6.a.example a:7.a.example a:8.a.example"
                    + " a:9.a.example include:spf.vendor.example -all\"");
    for (int i = 1; i < 10; i++) {
      example.elsewhere(
          "%d.a.example 300 A 203.0.113.%d\n%d.a.example 300 AAAA 2001:db8::%d"
              .formatted(i, i, i, i));
    }
    assertThat(example.changes()).isEmpty();
    assertThat(example.gates().getFirst())
        .isEqualTo(
            new Gate(
                "SPF_FLATTEN_REFUSED",
                Gate.Outcome.BLOCK,
                "the SPF record of example.com cannot be flattened: the record would take 11"
                    + " lookups, 2 of them for records of its own, and receivers make 10; flatten"
                    + " other senders, or fewer"));
  }

  @Test
  void whatCannotBeWrittenDownStaysAnInclude() {
    var example =
        Example.declares(FLATTEN)
            .locked(LOCK + "    kept: [odd.vendor.example]\n")
            .elsewhere(
                """
                spf.vendor.example 300 TXT "v=spf1 ip4:192.0.2.0/24 ip4:198.51.100.7 include:odd.vendor.example -all"
                odd.vendor.example 300 TXT "v=spf1 exists:%{i}.vendor.example -all"
                """);
    assertThat(example.changes())
        .isEqualTo(
            "+ example.com TXT \"v=spf1 ip4:192.0.2.0/24 ip4:198.51.100.7"
                + " include:odd.vendor.example ~all\"");
    assertThat(example.effects())
        .contains("include:odd.vendor.example stays: it is more than addresses");
    assertThat(example.verdicts()).isEmpty();
    assertThat(example.applied().changes()).isEmpty();
  }

  @Test
  void flatteningNoMoreBringsTheIncludeBack() {
    var flat = Example.declares(FLATTEN).locked(lock(0, 40)).applied();
    var example =
        Example.declares(FLATTEN.replace("flatten: [spf.vendor.example]", "flatten: off"))
            .today(
                "example.com 300 TXT \"v=spf1 include:_spf1.example.com include:_spf2.example.com"
                    + " ~all\"")
            .today("_spf1.example.com 300 TXT \"v=spf1 ip4:192.0.2.0/24 -all\"")
            .today("_spf2.example.com 300 TXT \"v=spf1 ip4:198.51.100.7 -all\"")
            .elsewhere(VENDOR)
            .owned(flat.plan().ownership());
    assertThat(example.changes())
        .isEqualTo(
            """
            ~ example.com TXT "v=spf1 include:spf.vendor.example ~all"
            - _spf1.example.com TXT "v=spf1 ip4:192.0.2.0/24 -all"
            - _spf2.example.com TXT "v=spf1 ip4:198.51.100.7 -all\"\
            """);
    assertThat(example.verdicts()).isEmpty();
  }

  /** The vendor's addresses, no two of which make a network. */
  private static String lock(int from, int count) {
    return """
    example.com:
      spf.vendor.example:
        resolved: 2026-11-20T10:00:00Z
        addresses: [%s]
    """
        .formatted(
            IntStream.range(from, from + count)
                .mapToObj(i -> "198.51.100.%d".formatted(i * 2))
                .collect(joining(", ")));
  }
}
