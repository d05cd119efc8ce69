package mailauth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpfTreeTest {
  @TempDir private Path folder;

  @Test
  void drawsWhatEachBranchCostsAndHolds() {
    var zone =
        """
        example.com:
          - SPF: v=spf1 include:spf.example.net mx ip6:2001:db8::/32 ~all
          - TXT: v=spf1 include:spf.example.net mx ip6:2001:db8::/32 ~all
          - TXT: something else
          - MX: [10, mail.example.com]
        mail.example.com:
          - A: 192.0.2.10
        spf.example.net:
          - SPF: v=spf1 ip4:198.51.100.0/24 a:gone.example.net exists:%{i}.list.example.net ?all
        """;
    try (var served = Served.zone(new Cli(folder), zone)) {
      assertThat(served.run("spf", "tree", "example.com"))
          .isEqualTo(
              new Cli.Ran(
                  0,
                  """
                  example.com  v=spf1 include:spf.example.net mx ip6:2001:db8::/32 ~all
                  ├── include:spf.example.net  3 lookups, 1 void lookup, 256 IPv4 addresses, TTL 300 s
                  │   ├── ip4:198.51.100.0/24  256 IPv4 addresses
                  │   ├── a:gone.example.net  1 lookup, 1 void lookup, no address
                  │   ├── exists:%{i}.list.example.net  1 lookup, depends on the sender
                  │   └── ?all
                  ├── mx  1 lookup, 1 void lookup, 1 IPv4 address, TTL 300 s
                  ├── ip6:2001:db8::/32  2^96 IPv6 addresses
                  └── ~all
                  may send: 257 IPv4 and 2^96 IPv6 addresses
                  lookups 4 of 10
                  void lookups 2 of 2
                  TTL 300 s
                  answer of 125 octets
                  """,
                  ""));
    }
  }

  @Test
  void marksWhatIsWrong() {
    var zone =
        """
        example.com:
          - SPF: v=spf1 include:a.test include:gone.test include:round.test redirect=broken.test
        a.test:
          - SPF: v=spf1 include:example.com include:%{o}.by.test -all
        round.test:
          - CNAME: round.test
        broken.test:
          - SPF: v=spf1 ipv4:192.0.2.1 +all
        """;
    try (var served = Served.zone(new Cli(folder), zone)) {
      var ran = served.run("spf", "tree", "example.com");
      assertThat(ran.exitCode()).isZero();
      assertThat(ran.out())
          .contains(
              """
              ├── include:a.test  3 lookups, no address, TTL 300 s
              │   ├── include:example.com  1 lookup
              │   │   ! loop: example.com includes itself
              │   ├── include:%{o}.by.test  1 lookup
              │   │   ! example.com.by.test has no SPF record
              │   └── -all
              ├── include:gone.test  1 lookup
              │   ! gone.test has no SPF record
              ├── include:round.test  1 lookup
              │   ! no answer: round.test TXT: the CNAMEs of round.test lead round in a circle
              """)
          .contains("└── redirect=broken.test  1 lookup, every address, TTL 300 s\n    ! ")
          .contains("    └── +all  every address\n");
    }
  }

  @Test
  void aTreeOverTheLimitSaysWhatComesOfIt() {
    var zone = new StringBuilder("example.com:\n  - SPF: v=spf1");
    for (int i = 0; i < 11; i++) {
      zone.append(" a:h%d.example.com".formatted(i));
    }
    try (var served = Served.zone(new Cli(folder), zone.append(" -all\n").toString())) {
      assertThat(served.run("spf", "tree", "example.com").out())
          .contains("lookups 11 of 10: too many, so receivers answer permerror")
          .contains("void lookups 11 of 2: too many, so receivers answer permerror");
    }
  }

  @Test
  void tellsAllOfItInJson() {
    var zone =
        """
        example.com:
          - SPF: v=spf1 redirect=spf.example.net
        spf.example.net:
          - SPF: v=spf1 ip4:192.0.2.0/24 -all
        """;
    try (var served = Served.zone(new Cli(folder), zone)) {
      assertThat(served.run("spf", "tree", "example.com", "--format", "json").out())
          .isEqualTo(
              """
              {
                "lookups" : 1,
                "voidLookups" : 0,
                "ttl" : 300,
                "ipv4" : "256",
                "ipv6" : "0",
                "problems" : [ ],
                "domain" : "example.com",
                "record" : "v=spf1 redirect=spf.example.net",
                "answerOctets" : 73,
                "branches" : [ {
                  "term" : "redirect=spf.example.net",
                  "lookups" : 1,
                  "voidLookups" : 0,
                  "ttl" : 300,
                  "ipv4" : "256",
                  "ipv6" : "0",
                  "dependsOnSender" : false,
                  "problems" : [ ],
                  "domain" : "spf.example.net",
                  "record" : "v=spf1 ip4:192.0.2.0/24 -all",
                  "answerOctets" : 74,
                  "branches" : [ {
                    "term" : "ip4:192.0.2.0/24",
                    "lookups" : 0,
                    "voidLookups" : 0,
                    "ttl" : null,
                    "ipv4" : "256",
                    "ipv6" : "0",
                    "dependsOnSender" : false,
                    "problems" : [ ]
                  }, {
                    "term" : "-all",
                    "lookups" : 0,
                    "voidLookups" : 0,
                    "ttl" : null,
                    "ipv4" : "4294967296",
                    "ipv6" : "340282366920938463463374607431768211456",
                    "dependsOnSender" : false,
                    "problems" : [ ]
                  } ]
                } ]
              }
              """);
    }
  }

  @Test
  void noRecordIsAnError() {
    try (var served = Served.zone(new Cli(folder), "www.example.com:\n  - A: 192.0.2.1\n")) {
      assertThat(served.run("spf", "tree", "example.com"))
          .isEqualTo(new Cli.Ran(1, "example.com\n! there is no SPF record\n", ""));
    }
  }
}
