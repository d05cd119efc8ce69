package mailauth.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Services that leave traces in DNS and are not in the YAML. */
class VendorGatesTest {
  private static final String TODAY =
      """
      example.com 300 TXT "v=spf1 include:_spf.google.com ~all"
      example.com 300 MX 10 mx.example.com.
      """;

  @Test
  void areAskedAboutTogether() {
    assertThat(example("", "i8t").gates())
        .filteredOn(gate -> gate.id().equals("VENDOR_NOT_DECLARED"))
        .containsExactly(
            new Gate(
                "VENDOR_NOT_DECLARED",
                Gate.Outcome.CONFIRM,
                "Google Workspace (example.com TXT includes _spf.google.com) may send for you, and"
                    + " the YAML does not say so; declare them, or write 'not-senders:"
                    + " [google-workspace]'"));
  }

  @Test
  void areNotAskedAboutOnceTheYamlSpeaksOfThem() {
    assertThat(example("not-senders: [google-workspace]", "i8t").verdicts())
        .doesNotContain("confirm VENDOR_NOT_DECLARED");
    assertThat(example("", "i8t, { include: _spf.google.com }").verdicts())
        .doesNotContain("confirm VENDOR_NOT_DECLARED");
    assertThat(example("", "i8t, google-workspace").verdicts())
        .doesNotContain("confirm VENDOR_NOT_DECLARED");
  }

  @Test
  void areLeftAloneWhereOnlyAKeyChanges() {
    assertThat(
            Example.declares("dkim: { s1: { cname: s1.partner.example } }")
                .keyAt("s1.partner.example")
                .today(TODAY)
                .vendorsKnown()
                .verdicts())
        .isEmpty();
  }

  private static Example example(String keys, String senders) {
    return Example.declares("%s\nsenders: [%s]".formatted(keys, senders))
        .today(TODAY)
        .vendorsKnown();
  }
}
