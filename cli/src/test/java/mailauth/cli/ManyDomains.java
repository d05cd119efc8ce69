package mailauth.cli;

/** Domains named {@code d00000.example} and on, that have no records for mail yet. */
final class ManyDomains {
  private static final String HOSTILE = "<script>console.error('injected')</script> ```` @all";

  private ManyDomains() {}

  /** The YAML and its zones; the fourth domain has an SPF record that includes itself. */
  static Cli of(int count, Cli cli) {
    var yaml =
        new StringBuilder(
            """
            version: 1
            providers:
              local: { type: zonefile, directory: zones }
            domains:
            """);
    for (int i = 0; i < count; i++) {
      var domain = "d%05d.example".formatted(i);
      var text = i == 3 ? "v=spf1 ip4:192.0.2.1 include:%s ~all".formatted(domain) : HOSTILE;
      yaml.append(
          """
            %s:
              provider: local
              senders:
                - hosts: { ip: [198.51.100.0/24] }
              dmarc: { policy: none, reports: [dmarc@%s] }
          """
              .formatted(domain, domain));
      cli.file(
          "zones/" + domain + ".zone",
          """
          $ORIGIN %s.
          $TTL 3600
          @ SOA ns1.example.net. hostmaster.example.net. 1 7200 3600 1209600 300
          @ NS ns1.example.net.
          @ A 192.0.2.80
          @ TXT "%s"
          """
              .formatted(domain, text));
    }
    return cli.file("mailauth.yaml", yaml.toString());
  }
}
