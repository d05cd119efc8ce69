package mailauth.core.check.fix;

import java.util.List;
import java.util.stream.Stream;

/** What no line in the YAML repairs, and why, group by group. */
public record Unfixed(String what, String why, List<String> checks) {
  private static final List<Unfixed> ALL =
      List.of(
          of(
              "Who may send",
              "Only you know whether a sender is yours. Name it in `senders`, or take it out there;"
                  + " `mailauth init` asks, and `mailauth import` names what stands.",
              "SPF-001 SPF-009 SPF-012 SPF-013 SPF-014 SPF-024 SPF-027 SPF-028 SPF-029 SPF-043"
                  + " SPF-047"),
          of(
              "An SPF term that cannot be read",
              "It means something that only who wrote it knows. Write it anew in `senders`.",
              "SPF-003 SPF-005 SPF-010 SPF-025 SPF-026 SPF-031 SPF-032 SPF-034 SPF-037 SPF-048"),
          of(
              "An SPF record that asks or holds too much",
              "Which sender is left out or [flattened](flattening.md) is a choice.",
              "SPF-006 SPF-007 SPF-008 SPF-033 SPF-035"),
          of(
              "Notes on SPF",
              "Nothing is wrong; they say what receivers make of the record.",
              "SPF-019 SPF-023 SPF-044 SPF-045"),
          of(
              "Records that are nobody's of the YAML",
              "mailauth changes only values that it owns. Take them away at your host.",
              "SPF-004 SPF-036 DMARC-002 DMARC-032 DMARC-033 DMARC-034 DMARC-041 STS-002 STS-005"
                  + " RPT-006 BIMI-019 DKIM-023 DKIM-024 DKIM-025 DKIM-026 DKIM-027 DKIM-029"
                  + " DMARC-045 DNS-013"),
          of(
              "What is declared and does not stand",
              "`mailauth apply` publishes it.",
              "SPF-041 DKIM-001 DKIM-021 DMARC-050 STS-021 STS-022 RPT-007 DANE-008"),
          of(
              "DKIM keys",
              "A key comes from whoever signs: the service's console, or"
                  + " [`mailauth dkim`](dkim.md) for servers of your own.",
              "DKIM-002 DKIM-003 DKIM-004 DKIM-005 DKIM-006 DKIM-007 DKIM-008 DKIM-009 DKIM-010"
                  + " DKIM-011 DKIM-012 DKIM-013 DKIM-014 DKIM-015 DKIM-016 DKIM-017 DKIM-018"
                  + " DKIM-019 DKIM-020 DKIM-022 DKIM-028 DKIM-030 DKIM-031 DKIM-032 DKIM-033"
                  + " BIMI-020"),
          of(
              "A DMARC record that cannot be read",
              "What it was meant to say has to be said anew, in `dmarc`.",
              "DMARC-003 DMARC-004 DMARC-005 DMARC-006 DMARC-007 DMARC-016 DMARC-019 DMARC-021"
                  + " DMARC-024 DMARC-047"),
          of(
              "Choices about DMARC",
              "How strict receivers are and who gets reports is yours to say: no fix raises `p`,"
                  + " lowers it, or takes an address away.",
              "DMARC-025 DMARC-026 DMARC-027 DMARC-028 DMARC-035 DMARC-036 DMARC-037 DMARC-038"
                  + " DMARC-039 DMARC-040 DMARC-042 DMARC-044 DMARC-046"),
          of(
              "Other people's domains",
              "They have to publish something, or take mail.",
              "DMARC-029 DMARC-030 RPT-005"),
          of(
              "MX records and mail hosts",
              "mailauth keeps none but the null MX of a parked domain.",
              "MX-001 MX-002 MX-003 MX-004 MX-006 MX-007 MX-008 MX-009 MX-010 MX-011 MX-012 MX-013"
                  + " MX-014 MX-015 MX-016 MX-018 MX-019 STS-020 DANE-010"),
          of(
              "The policy on the web server",
              "It is served, not published in DNS: declare `mta-sts` with `policy-file`, and put"
                  + " the file there.",
              "STS-001 STS-003 STS-004 STS-006 STS-007 STS-008 STS-009 STS-010 STS-011 STS-012"
                  + " STS-014 STS-015 STS-019 STS-024 STS-025 STS-026 STS-027"),
          of(
              "TLS reports that cannot be read",
              "What the record was meant to say has to be said anew, in `tls-rpt`.",
              "RPT-002 RPT-003 RPT-004"),
          of(
              "Certificates and logos",
              "They are files that somebody has to make or buy: see [DANE](dane.md) and"
                  + " [BIMI](bimi.md).",
              "DANE-002 DANE-005 DANE-006 DANE-007 DANE-009 BIMI-001 BIMI-002 BIMI-003 BIMI-004"
                  + " BIMI-005 BIMI-007 BIMI-008 BIMI-009 BIMI-010 BIMI-011 BIMI-012 BIMI-013"
                  + " BIMI-014 BIMI-015 BIMI-016 BIMI-017 BIMI-018"),
          of(
              "The zone and its servers",
              "Delegation, DNSSEC, CAA and the servers themselves are the DNS host's.",
              "SPF-039 SPF-040 DKIM-036 DMARC-048 DANE-001 DANE-003 DANE-004 DNS-001 DNS-002"
                  + " DNS-003 DNS-004 DNS-005 DNS-007 DNS-008 DNS-009 DNS-010 DNS-011 DNS-014"
                  + " DNS-015 DNS-018"));

  public Unfixed {
    checks = List.copyOf(checks);
  }

  /** All groups. */
  public static List<Unfixed> list() {
    return ALL;
  }

  private static Unfixed of(String what, String why, String checks) {
    return new Unfixed(what, why, Stream.of(checks.split(" ")).sorted().toList());
  }
}
