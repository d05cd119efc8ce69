package mailauth.core.config;

import static mailauth.core.config.Files.domain;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import mailauth.core.config.RolloutConfig.Profile;
import mailauth.core.config.RolloutConfig.Stage;
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
              mailing-lists: true
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
                true,
                Optional.empty()));
  }

  @Test
  void aRolloutStandsInPlaceOfThePolicy() {
    assertThat(domain("dmarc: { rollout: normal }").mail().dmarc().orElseThrow().rollout())
        .contains(
            new RolloutConfig<DmarcStage>(
                new Position("mailauth.yaml", 6, 23), Profile.NORMAL, List.of(), false));
  }

  @Test
  void aRolloutMayHaveStagesOfItsOwn() {
    var rollout =
        domain(
                """
                dmarc:
                  rollout:
                    profile: careful
                    step-back: automatic
                    stages:
                      - { policy: none, dwell: 21d, report-days: 15, reporters: 3, messages: 500, pass-rate: 98 }
                      - { policy: quarantine, subdomains: none, nonexistent: reject }
                """)
            .mail()
            .dmarc()
            .orElseThrow()
            .rollout()
            .orElseThrow();

    assertThat(rollout)
        .returns(Profile.CAREFUL, RolloutConfig::profile)
        .returns(true, RolloutConfig::goesBack);
    assertThat(rollout.stages())
        .containsExactly(
            new Stage<>(
                new Position("mailauth.yaml", 11, 13),
                new DmarcStage(Policy.NONE, Policy.NONE, Policy.NONE),
                Optional.of(Duration.ofDays(21)),
                Optional.of(15),
                Optional.of(3),
                Optional.of(500),
                Optional.of(98)),
            new Stage<>(
                new Position("mailauth.yaml", 12, 13),
                new DmarcStage(Policy.QUARANTINE, Policy.NONE, Policy.REJECT),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
  }

  @Test
  void refusesRolloutsThatCannotBe() {
    Rejections.check(
        """
        subdomains:
          a: { dmarc: { rollout: Normal } }
        #                        ^ 'Normal' is no rollout: did you mean 'normal'?
        dmarc:
          subdomains: none
        # ^ a rollout decides how strict receivers are: remove 'subdomains', or write stages of your own
          testing: true
        # ^ a rollout decides how strict receivers are: remove 'testing', or write stages of your own
          rollout:
            profile: slow
        #            ^ 'slow' is no rollout: write normal, careful or parked
            step-back: never
        #              ^ 'never' is no step back: write ask or automatic
            stages:
              - { policy: quarantine, dwell: 2 }
        #       ^ the first stage is strict already: begin with one that only watches, so that there are reports to go by
        #                                    ^ '2' has no unit: write it as '2s'
              - { policy: none }
        #       ^ stage 2 is not stricter than stage 1: a rollout only climbs, so put the lenient first
              - { dwell: 14d }
        #       ^ a stage needs 'policy': what receivers do with mail that fails
              - { policy: reject, pct: 10, reporters: 0 }
        #                         ^ a stage has no key 'pct': its keys are policy, subdomains, nonexistent, dwell, report-days, reporters, messages and pass-rate
        #                                             ^ write a whole number from 1 to 99
        """);
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
          polices: none
        # ^ dmarc has no key 'polices': did you mean 'policy'?
          label: x
        # ^ dmarc has no key 'label': its keys are policy, subdomains, nonexistent, alignment, reports, failure-reports, failure-options, testing, public-suffix, mailing-lists and rollout
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
