package mailauth.core.config;

import static mailauth.core.config.Files.domain;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import mailauth.core.dns.Name;
import mailauth.core.ip.Cidr;
import mailauth.core.yaml.Position;
import org.junit.jupiter.api.Test;

class SenderReaderTest {
  @Test
  void readsEveryKind() {
    var senders =
        domain(
                """
                senders:
                - i8t
                - service: mailchimp
                  dkim: { k2: dkim2.mcsv.net, K3: dkim3.mcsv.net. }
                  account: "12345"
                - hosts: { ip: [192.0.2.0/24, 2001:db8::1, "2001:db8::/32"], a: [mail.example.com], mx: true }
                - include: _spf.partner.example
                - include: "%{ir}.%{v}._ip.example.net"
                """)
            .mail()
            .senders();

    assertThat(senders)
        .containsExactly(
            new SenderConfig.Service(at(7), "i8t", Map.of(), Map.of(), Optional.empty()),
            new SenderConfig.Service(
                at(8),
                "mailchimp",
                Map.of("account", "12345"),
                Map.of("k2", Name.of("dkim2.mcsv.net"), "k3", Name.of("dkim3.mcsv.net")),
                Optional.empty()),
            new SenderConfig.Hosts(
                new Position("mailauth.yaml", 11, 14),
                List.of(cidr("192.0.2.0/24"), cidr("2001:db8::1"), cidr("2001:db8::/32")),
                List.of(Name.of("mail.example.com")),
                true),
            new SenderConfig.Include(at(12), Name.of("_spf.partner.example")),
            new SenderConfig.Include(at(13), Name.of("%{ir}.%{v}._ip.example.net")));
  }

  @Test
  void refusesServices() {
    Rejections.check(
        """
        senders:
        - mailchimpp
        # ^ 'mailchimpp' is no service of the catalog: did you mean 'mailchimp'?
        - acme
        # ^ 'acme' is no service of the catalog: see 'mailauth senders', or write 'include: NAME' for its SPF
        - service: sendgird
        #          ^ 'sendgird' is no service of the catalog: did you mean 'sendgrid'?
        - service:
        #         ^ the value is missing: write a service's name
        - mailchimp: { dkim: {} }
        # ^ a service with details is written 'service: mailchimp', and they stand beside it
        - servce: i8t
        # ^ a sender has no key 'servce': did you mean 'service'?
        - account: x
        # ^ a sender is a service's name, or has one of service, hosts and include
        - {}
        # ^ a sender is a service's name, or has one of service, hosts and include
        - [i8t]
        # ^ a list stands here: write a service's name
        -
        #1 the value is missing: write a service's name
        """
            .replace("#1 ", "#6 "));
    Rejections.check(
        """
        senders: i8t
        #        ^ one value stands where a list belongs: write it in [ ]
        """);
  }

  @Test
  void refusesVariablesThatAreNoText() {
    Rejections.check(
        """
        senders:
        - service: mailchimp
          account: 12345
        #          ^ without quotes this is a number: put it in quotes
          tenant: yes
        #         ^ without quotes this is true or false: put it in quotes
          region:
        #        ^ the value is missing: write the value the service gives you
          keys: [a]
        #       ^ a list stands here: write the value the service gives you
          name: ""
        #       ^ the text is empty: write the value the service gives you
          dkim: { k1: k 1 }
        #             ^ 'k 1' has a space or control character in it: remove it
        """);
  }

  @Test
  void refusesHosts() {
    Rejections.check(
        """
        senders:
        - hosts: {}
        #        ^ hosts needs one of ip, a and mx
        - hosts: { ip: [], service: i8t }
        #                  ^ hosts has no key 'service': its keys are ip, a and mx
        - hosts: { ip4: [192.0.2.1] }
        #          ^ networks of both kinds are written under 'ip'
        - hosts: { mx: true }
          note: x
        # ^ a sender with hosts has no key 'note': its keys are hosts, owner, seldom, from and mail-from
        - hosts: 192.0.2.1
        #        ^ hosts is a mapping: write its keys (ip, a and mx) below it
        - hosts: { mx: yes }
        #              ^ a truth value belongs here: write true or false, without quotes
        - include: include:spf.example.net
        #          ^ 'include:spf.example.net' has ':' in it: write only a name
        - include: spf.example.net
          hosts: { mx: true }
        # ^ 'include' and 'hosts' exclude each other: write two senders
        """);
  }

  @Test
  void refusesNetworks() {
    Rejections.check(
        """
        senders:
        - hosts:
            ip:
            - 192.0.2.1/24
        #     ^ '192.0.2.1/24' has bits set behind its prefix: write 192.0.2.0/24 for the network, or 192.0.2.1 for the address
            - 2001:db8::1/32
        #     ^ '2001:db8::1/32' has bits set behind its prefix: write 2001:db8::/32 for the network, or 2001:db8::1 for the address
            - 192.0.2.0/33
        #     ^ '192.0.2.0/33' is no IP address or network: write one such as 192.0.2.0/24 or 2001:db8::/32
            - 192.0.2.0/255.255.255.0
        #     ^ '192.0.2.0/255.255.255.0' is no IP address or network: write one such as 192.0.2.0/24 or 2001:db8::/32
            - 192.0.2
        #     ^ '192.0.2' is no IP address or network: write one such as 192.0.2.0/24 or 2001:db8::/32
            - mail.example.com
        #     ^ 'mail.example.com' is no IP address or network: write one such as 192.0.2.0/24 or 2001:db8::/32
            - [2001:db8::]
        #     ^ a list stands here: write an address or network such as 192.0.2.0/24
            - 2001:db8::
        #     ^ a mapping stands here: write an address or network such as 192.0.2.0/24, in quotes if a colon ends it
        """);
  }

  private static Cidr cidr(String text) {
    return Cidr.parse(text).orElseThrow();
  }

  private static Position at(int line) {
    return new Position("mailauth.yaml", line, 7);
  }
}
