package mailauth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What other tools wrote down of a real name server's zone. */
class ImportFromToolsTest {
  private static final String KEY =
      "MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAyZpf49fWYj58PYqk9UnQEnfbdyfxkyPusKyE2OADbSziFx63"
          + "fw1BQRsHSsvxFQHVzpoG0UxbUD5xo7QykpJhMMVUf4ff+70humeY60NFtDkhBiNGfPMvBphku5VjEy3lBALJOIY2"
          + "H7HgPjQSfZM0wqY17N2MMxgpv/8r5xZPy/bez3czCJlpMmGqgYYPsjKJr01OkmfFtRnNo+7U+4yubxi8gwnmTCH7"
          + "RyzQWlBDQSUU0JhMhlLQvKS+oKz3tAtpWPnjFu6MiIi6XAwdGb/n//YWSq0BUdWUHv7igq7PAMclxVlauabAMjil"
          + "sixypl0xyEpWi7E7vE4OTe9TpZ5oqQIDAQAB";
  private static final String SIGNED = "v=DKIM1; k=rsa; p=" + KEY;

  /** An awkward zone as a name server has it. */
  private static final String AWKWARD =
      """
      $ORIGIN example.com.
      $TTL 3600
      @ IN SOA ns1 hostmaster 2026112501 3600 600 86400 300
      @ IN NS ns1
      @ IN MX 10 Mail.Example.com.
      @ IN TXT "v=spf1 ip6:2001:db8:1::/48 mx a:web.example.com include:spf.i8t.com ~all"
      @ IN TXT "site-verification=abc;def \\"quoted\\" and \\\\ backslash"
      @ IN TXT "one" "two"
      @ IN CAA 0 issue "ca.example"
      ns1 IN A 192.0.2.53
      Mail IN A 192.0.2.25
      mail IN TXT "v=spf1 a -all"
      WWW IN CNAME web
      _sip._tcp IN SRV 10 60 5060 sip.example.net.
      *.wild IN A 192.0.2.99
      _dmarc IN TXT "v=DMARC1; p=quarantine; rua=mailto:d@example.com,mailto:x@example.com; fo=1"
      i8tsmtp._domainkey IN CNAME i8tsmtp._domainkey.i8t.com.
      S2026._DomainKey IN TXT ( "%s"
        "%s" )
      old._domainkey IN TXT "v=DKIM1; p="
      news IN TXT "v=spf1 include:spf.mandrillapp.com -all"
      """
          .formatted(SIGNED.substring(0, 200), SIGNED.substring(200));

  /** What DNSControl 4.40 wrote of it. */
  private static final String BY_DNSCONTROL =
      """
      $ORIGIN example.com.
      $TTL 3600
      @                IN SOA   ns1.example.com. hostmaster.example.com. 2026112501 3600 600 86400 300
                       IN NS    ns1.example.com.
                       IN MX    10 mail.example.com.
                       IN TXT   "onetwo"
                       IN TXT   "site-verification=abc;def \\\\\\"quoted\\\\\\" and \\\\\\\\ backslash"
                       IN TXT   "v=spf1 ip6:2001:db8:1::/48 mx a:web.example.com include:spf.i8t.com ~all"
                       IN CAA   0 issue "ca.example"
      _dmarc           IN TXT   "v=DMARC1; p=quarantine; rua=mailto:d@example.com,mailto:x@example.com; fo=1"
      i8tsmtp._domainkey IN CNAME i8tsmtp._domainkey.i8t.com.
      old._domainkey   IN TXT   "v=DKIM1; p="
      s2026._domainkey IN TXT   "%s" "%s"
      _sip._tcp        IN SRV   10 60 5060 sip.example.net.
      mail             IN A     192.0.2.25
                       IN TXT   "v=spf1 a -all"
      news             IN TXT   "v=spf1 include:spf.mandrillapp.com -all"
      ns1              IN A     192.0.2.53
      *.wild           IN A     192.0.2.99
      www              IN CNAME web.example.com.
      """
          .formatted(SIGNED.substring(0, 255), SIGNED.substring(255));

  /** And octoDNS 1.22, with a key that is written as a question and texts over two lines. */
  private static final String BY_OCTODNS =
      """
      ---
      ? ''
      : - type: CAA
          value:
            flags: 0
            tag: issue
            value: ca.example
        - type: MX
          value:
            exchange: mail.example.com.
            preference: 10
        - type: NS
          value: ns1.example.com.
        - type: TXT
          values:
          - onetwo
          - site-verification=abc\\;def "quoted" and \\ backslash
          - v=spf1 ip6:2001:db8:1::/48 mx a:web.example.com include:spf.i8t.com
            ~all
      '*.wild':
        type: A
        value: 192.0.2.99
      _dmarc:
        type: TXT
        value: v=DMARC1\\; p=quarantine\\; rua=mailto:d@example.com,mailto:x@example.com\\;
          fo=1
      _sip._tcp:
        type: SRV
        value:
          port: 5060
          priority: 10
          target: sip.example.net.
          weight: 60
      i8tsmtp._domainkey:
        type: CNAME
        value: i8tsmtp._domainkey.i8t.com.
      mail:
      - type: A
        value: 192.0.2.25
      - type: TXT
        value: v=spf1 a -all
      news:
        type: TXT
        value: v=spf1 include:spf.mandrillapp.com -all
      ns1:
        type: A
        value: 192.0.2.53
      old._domainkey:
        type: TXT
        value: v=DKIM1\\; p=
      s2026._domainkey:
        type: TXT
        value: %s
      www:
        type: CNAME
        value: web.example.com.
      """
          .formatted(SIGNED.replace(";", "\\;"));

  @TempDir private Path folder;
  private Cli cli;

  @BeforeEach
  void setUp() {
    cli = new Cli(folder);
  }

  private String path(String file) {
    return cli.path(file).toString();
  }

  @Test
  void whatDnscontrolAndOctodnsWroteOfARealZoneChangesNothingInIt() {
    cli.file("zones/example.com.zone", AWKWARD);
    cli.file("dump.zone", BY_DNSCONTROL);
    cli.file("octo/example.com.yaml", BY_OCTODNS);
    var zone = imported("--zone", path("dump.zone"));
    var octo = imported("--octodns", path("octo"));
    assertThat(octo.replace("octo/example.com.yaml", "dump.zone")).isEqualTo(zone);
    assertThat(zone)
        .contains("- hosts: { ip: [\"2001:db8:1::/48\"], a: [web.example.com], mx: true }")
        .contains("- i8t\n", "txt: \"" + SIGNED + "\"", "old: { revoked: true }");
  }

  /** The YAML of what a tool has, whose plan is empty for the zone that the tool read. */
  private String imported(String... from) {
    var args = new ArrayList<>(List.of("import", "--provider=zonefile"));
    args.addAll(List.of("--setting=directory=zones", "--force", "-o", path("mailauth.yaml")));
    args.addAll(List.of(from));
    var ran = cli.run(args.toArray(String[]::new));
    assertThat(ran.exitCode()).as(ran.err()).isZero();
    var plan = cli.run("plan", "--detailed-exitcode");
    assertThat(plan.out()).startsWith("No changes: ");
    assertThat(plan.exitCode()).isZero();
    return cli.read("mailauth.yaml");
  }
}
