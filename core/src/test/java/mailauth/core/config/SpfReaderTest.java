package mailauth.core.config;

import static mailauth.core.config.Files.domain;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import mailauth.core.spf.Qualifier;
import mailauth.core.yaml.Position;
import org.junit.jupiter.api.Test;

class SpfReaderTest {
  @Test
  void readsEveryKey() {
    assertThat(domain("spf: { all: fail, merge: false, flatten: [mailchimp, _SPF.example.net.] }"))
        .extracting(domain -> domain.mail().spf().orElseThrow())
        .isEqualTo(
            new SpfConfig(
                new Position("mailauth.yaml", 6, 10),
                Optional.of(Qualifier.FAIL),
                false,
                List.of(
                    new SpfConfig.Flatten(new Position("mailauth.yaml", 6, 47), "mailchimp"),
                    new SpfConfig.Flatten(
                        new Position("mailauth.yaml", 6, 58), "_spf.example.net")),
                Optional.empty()));
  }

  @Test
  void mergesAndDoesNotFlattenUnlessToldTo() {
    assertThat(domain("spf: { flatten: off }").mail().spf().orElseThrow())
        .returns(Optional.empty(), SpfConfig::all)
        .returns(true, SpfConfig::merge)
        .returns(List.of(), SpfConfig::flatten);
  }

  @Test
  void refusesValues() {
    Rejections.check(
        """
        spf:
          all: softfial
        #      ^ 'softfial' is no qualifier for all: did you mean 'softfail'?
          merge: 1
        #        ^ a truth value belongs here: write true or false, without quotes
          flatten: [mailchip, partner, off]
        #           ^ 'mailchip' is no sender: did you mean 'mailchimp'?
        #                     ^ 'partner' is no sender: write a service, or the name behind its include
        #                              ^ 'off' is no sender: write a service, or the name behind its include
        """);
    Rejections.check(
        """
        spf: { all: -all, flatten: on, include: example.com }
        #           ^ '-all' is no qualifier for all: write fail
        #                          ^ one value stands where a list belongs: write it in [ ]
        #                              ^ includes are written under 'senders': - include: NAME
        """);
    Rejections.check(
        """
        spf: { all: +all, ip4: 192.0.2.1 }
        #           ^ '+all' is no qualifier for all: it would let anyone send, so write fail, softfail or neutral
        #                 ^ networks are written under 'senders': - hosts: { ip: [...] }
        """);
    Rejections.check(
        """
        spf: softfail
        #    ^ spf is a mapping: write its keys (all, merge, flatten and rollout) below it
        """);
  }
}
