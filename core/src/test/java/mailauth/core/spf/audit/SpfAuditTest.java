package mailauth.core.spf.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import mailauth.core.dmarc.Policy;
import mailauth.core.dns.Name;
import mailauth.core.ip.Cidr;
import mailauth.core.ip.IpSet;
import mailauth.core.spf.ZoneDns;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpfAuditTest {
  private static final Name DOMAIN = Name.of("example.com");

  @Test
  void aNameInOrderHasNoFindings() {
    var zone =
        """
        example.com TXT v=spf1 mx include:spf.example.net ~all
        example.com TXT site-verification=1
        example.com MX 10 mail.example.com
        mail.example.com A 198.18.0.1
        mail.example.com AAAA 2001:1::1
        mail.example.com TXT v=spf1 a -all
        spf.example.net TXT v=spf1 ip4:198.18.1.0/24 -all
        """;
    var audit =
        SpfAudit.of(
            DOMAIN,
            SpfContext.NONE
                .withDmarc(Policy.REJECT)
                .withHosts(List.of(Name.of("mail.example.com")))
                .withSenders(List.of(sender("198.18.1.0/24")))
                .withSecure(true),
            ZoneDns.of(zone));
    assertThat(audit.findings()).isEmpty();
    assertThat(audit.tree().lookups()).isEqualTo(2);
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          other.test TXT v=spf1 -all                               | error SPF-001
          example.com LAME                                         | warning SPF-001
          example.com TXT v=spf1 -all; example.com TXT v=spf1 ~all | error SPF-002
          example.com TXT v=spf10 -all                             | error SPF-001, error SPF-003
          example.com TXT "v=spf1 -all"                            | error SPF-001, error SPF-003
          example.com SPF v=spf1 -all                              | error SPF-001, warning SPF-004
          example.com TXT v=spf1 -all; example.com SPF v=spf1 -all | warning SPF-004
          example.com TXT spf2.0/pra -all; example.com TXT v=spf1 -all | warning SPF-036
          """)
  void whatStandsAtTheNameIsLookedAt(String zone, String findings) {
    assertThat(findings(zone, SpfContext.NONE)).isEqualTo(findings);
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          include:none.test -all        | error SPF-012
          include:free.test -all        | error SPF-012, error SPF-043
          include:gone.none.test -all   | error SPF-012, error SPF-043
          redirect=none.test            | error SPF-013
          include:several.test -all     | error SPF-002
          include:lame.test -all        | warning SPF-012
          include:loop.test -all        | error SPF-014
          include:broken.test -all      | error SPF-005
          include:open.test -all        | error SPF-024
          include:vague.test -all       | info SPF-024
          include:deep.test -all        | warning SPF-029, warning SPF-009
          a:none.test -all              | warning SPF-029, warning SPF-009
          a:x.free.test -all            | warning SPF-029, warning SPF-009, error SPF-043
          a:four.test -all              | info SPF-009
          a:lame.test -all              | warning SPF-029
          mx:many.test -all             | error SPF-010
          exists:none.test -all         | warning SPF-009
          a:full.test -all exp=free.test    | warning SPF-033
          a:full.test -all exp=several.test | warning SPF-033
          """)
  void whatTermsLeadToIsLookedAt(String terms, String findings) {
    var many =
        IntStream.range(0, 11)
            .mapToObj("many.test MX %d mx.test\n"::formatted)
            .collect(Collectors.joining());
    var zone =
        """
        none.test    TXT no spf
        several.test TXT v=spf1 -all
        several.test TXT v=spf1 ~all
        lame.test    LAME
        loop.test    TXT v=spf1 include:example.com -all
        broken.test  TXT v=spf1 moo -all
        open.test    TXT v=spf1 +all
        vague.test   TXT v=spf1 ?all
        deep.test    TXT v=spf1 a:none.test -all
        four.test    A 198.18.0.1
        full.test    A 198.18.0.1
        full.test    AAAA 2001:1::1
        example.com  TXT v=spf1 %s
        %s\
        """
            .formatted(terms, many);
    assertThat(findings(zone, SpfContext.NONE)).isEqualTo(findings);
  }

  private static DeclaredSender sender(String network) {
    return new DeclaredSender("own hosts", IpSet.of(Cidr.parse(network).orElseThrow()));
  }

  private static String findings(String zone, SpfContext context) {
    return SpfAudit.of(DOMAIN, context, ZoneDns.of(zone.replace("; ", "\n"))).findings().stream()
        .map(finding -> finding.severity().text() + " " + finding.id())
        .collect(Collectors.joining(", "));
  }
}
