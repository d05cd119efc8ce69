package mailauth.core.config;

import static mailauth.core.config.Files.domain;
import static org.assertj.core.api.Assertions.assertThat;

import mailauth.core.config.DkimConfig.Source;
import mailauth.core.dns.Name;
import mailauth.core.yaml.Position;
import org.junit.jupiter.api.Test;

class DkimReaderTest {
  @Test
  void aSelectorHasOneSource() {
    var dkim =
        domain(
            """
            dkim:
              s2026: { public-key: file:keys/s2026.pub }
              env: { public-key: "${env:KEY}" }
              Full.part: { txt: "v=DKIM1; p=" }
              k1: { cname: k1._domainkey.example.net. }
              old_1: { revoked: true }
              2025:
                public-key: |
                  -----BEGIN PUBLIC KEY-----
                  AAAA
                  -----END PUBLIC KEY-----
            """);

    assertThat(dkim.mail().dkim())
        .containsExactly(
            new DkimConfig(
                at(7, 7),
                "s2026",
                new Source.PublicKey(new Reference.InFile(at(7, 28), "keys/s2026.pub"))),
            new DkimConfig(
                at(8, 7), "env", new Source.PublicKey(new Reference.Environment(at(8, 26), "KEY"))),
            new DkimConfig(at(9, 7), "full.part", new Source.Full("v=DKIM1; p=")),
            new DkimConfig(at(10, 7), "k1", new Source.Cname(Name.of("k1._domainkey.example.net"))),
            new DkimConfig(at(11, 7), "old_1", new Source.Revoked()),
            new DkimConfig(
                at(12, 7),
                "2025",
                new Source.PublicKey(
                    new Reference.Literal(
                        at(13, 21),
                        "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n"))));
  }

  @Test
  void refusesMoreOrLessThanOneSource() {
    Rejections.check(
        """
        dkim:
          s1: { txt: "v=DKIM1; p=", cname: k1.example.net }
        #                           ^ 'txt' and 'cname' exclude each other: remove one
          s2: {}
        #     ^ a DKIM selector needs one of public-key, txt, cname and revoked
          s3:
        #    ^ a DKIM selector is empty: write one of its keys (public-key, txt, cname and revoked), or remove it
          s4: file:keys/s4.pub
        #     ^ a DKIM selector is a mapping: write its keys (public-key, txt, cname and revoked) below it
          s5: { revoked: false }
        #                ^ only true can stand here: write it without quotes, or remove the key
          s6: { pubic-key: file:s6.pub }
        #       ^ a DKIM selector has no key 'pubic-key': did you mean 'public-key'?
          s7: { private-key: file:s7.pem }
        #     ^ a DKIM selector needs one of public-key, txt, cname and revoked
        #       ^ a private key is never read: write 'public-key'
          s8: { txt: [] }
        #            ^ a list stands here: write a record such as "v=DKIM1; p=..."
          s9: { public-key: "" }
        #                   ^ the value is empty: write text, ${env:NAME} or file:PATH
        """);
  }

  @Test
  void refusesSelectors() {
    Rejections.check(
        """
        dkim:
          s1._domainkey.example.com: { revoked: true }
        # ^ 's1._domainkey.example.com' is a record's name: write only its selector, 's1'
          "s 2": { revoked: true }
        # ^ 's 2' is no selector: write letters, digits and '-'
          "*": { revoked: true }
        # ^ '*' is no selector: write letters, digits and '-'
          s3: { revoked: true }
          S3: { revoked: true }
        # ^ 'S3' stands here a second time, first at mailauth.yaml:13:7: keep one of them
        """);
    Rejections.check(
        """
        dkim: [s1]
        #     ^ dkim is a mapping: write 'key: value' lines below it
        """);
  }

  private static Position at(int line, int column) {
    return new Position("mailauth.yaml", line, column);
  }
}
