package mailauth.core.config;

import static mailauth.core.config.Files.domain;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import mailauth.core.dmarc.Alignment;
import mailauth.core.dmarc.Policy;
import mailauth.core.yaml.Position;
import org.junit.jupiter.api.Test;

class DmarcReaderTest {
  @Test
  void readsEveryKey() {
    var dmarc =
        domain(
            """
            dmarc:
              policy: reject
              subdomains: quarantine
              nonexistent: none
              alignment: { dkim: strict, spf: relaxed }
              reports: [dmarc@example.com, "mailto:d@example.net", https://example.org/dmarc]
              failure-reports: [ruf@example.com]
              failure-options: [1, d, s]
              testing: true
              public-suffix: false
            """);

    assertThat(dmarc.mail().dmarc())
        .contains(
            new DmarcConfig(
                new Position("mailauth.yaml", 7, 7),
                Optional.of(Policy.REJECT),
                Optional.of(Policy.QUARANTINE),
                Optional.of(Policy.NONE),
                Optional.of(Alignment.STRICT),
                Optional.of(Alignment.RELAXED),
                List.of("dmarc@example.com", "mailto:d@example.net", "https://example.org/dmarc"),
                List.of("ruf@example.com"),
                List.of("1", "d", "s"),
                true,
                Optional.of(false),
                Optional.empty()));
  }

  @Test
  void aRolloutStandsInPlaceOfThePolicy() {
    assertThat(domain("dmarc: { rollout: normal }").mail().dmarc().orElseThrow().rollout())
        .contains("normal");
  }

  @Test
  void saysWhatTheTagsOfTheRecordAreCalledHere() {
    Rejections.check(
        """
        dmarc:
          p: reject
        # ^ the policy is written 'policy' here, not 'p'
          sp: none
        # ^ the policy for subdomains is written 'subdomains' here, not 'sp'
          np: none
        # ^ the policy for missing names is written 'nonexistent' here, not 'np'
          adkim: s
        # ^ write 'alignment: { dkim: relaxed }' in place of adkim
          aspf: r
        # ^ write 'alignment: { spf: relaxed }' in place of aspf
          rua: "mailto:dmarc@example.com"
        # ^ aggregate reports are written 'reports' here, not 'rua'
          ruf: "mailto:dmarc@example.com"
        # ^ failure reports are written 'failure-reports' here, not 'ruf'
          fo: 1
        # ^ failure options are written 'failure-options' here, not 'fo'
          t: y
        # ^ testing is written 'testing: true' here, not 't'
          psd: n
        # ^ write 'public-suffix: true' or 'false' in place of psd
          v: DMARC1
        # ^ the version is always written for you: remove 'v'
          pct: 50
        # ^ pct is historic since RFC 9989, and receivers ignore it: remove it
          rf: afrf
        # ^ rf is historic since RFC 9989, and receivers ignore it: remove it
          ri: 86400
        # ^ ri is historic since RFC 9989, and receivers ignore it: remove it
        """);
  }

  @Test
  void refusesValues() {
    Rejections.check(
        """
        dmarc:
          subdomains: monitor
        #             ^ 'monitor' is no policy: write none to only receive reports
          nonexistent:
        #             ^ no policy stands here: write none, quarantine or reject
          alignment: { dkim: s, spf: [] }
        #                    ^ 's' is no alignment: write strict
        #                            ^ no alignment stands here: write relaxed or strict
          testing: yes
        #          ^ a truth value belongs here: write true or false, without quotes
          public-suffix: "true"
        #                ^ a truth value belongs here: write true or false, without quotes
          rollout: Normal speed
        #          ^ 'Normal speed' is no rollout's name: write lower-case letters, digits and '-'
          polices: none
        # ^ dmarc has no key 'polices': did you mean 'policy'?
          label: x
        # ^ dmarc has no key 'label': its keys are policy, subdomains, nonexistent, alignment, reports, failure-reports, failure-options, testing, public-suffix and rollout
        """);
  }

  @Test
  void refusesWhatExcludesEachOther() {
    Rejections.check(
        """
        dmarc:
          policy: rejct
        #         ^ 'rejct' is no policy: did you mean 'reject'?
          rollout: normal
        # ^ 'policy' and 'rollout' exclude each other: remove one
          failure-options: [0, "1"]
        # ^ failure-options has 0 or 1, not both: remove one
        """);
  }

  @Test
  void refusesReportAddresses() {
    Rejections.check(
        """
        dmarc:
          reports: dmarc@example.com
        #          ^ one value stands where a list belongs: write it in [ ]
          failure-reports:
          - dmarc
        #   ^ 'dmarc' is no mail address: write one such as dmarc@example.com
          - dmarc@localhost
        #   ^ 'dmarc@localhost' is no mail address: write one such as dmarc@example.com
          - dmarc@example.com!10m
        #   ^ 'dmarc@example.com!10m' has a size limit, which RFC 9989 has no more: write it without '!' and what follows
          - "mailto:"
        #   ^ 'mailto:' is no mail address: write one such as dmarc@example.com
          - http://example.com/
        #   ^ 'http://example.com/' is no https URI: write https://HOST/PATH
          - a b@example.com
        #   ^ 'a b@example.com' is no mail address: write one such as dmarc@example.com
          - dmarc@exam_ple.com
        #   ^ 'exam_ple.com' has an underscore, which no domain or host has: write the name without that label
          - { to: dmarc@example.com }
        #   ^ a mapping stands here: write an address such as dmarc@example.com, in quotes if a colon ends it
        """);
  }
}
