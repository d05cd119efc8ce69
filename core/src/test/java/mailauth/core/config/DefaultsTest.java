package mailauth.core.config;

import static mailauth.core.config.Files.loaded;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import mailauth.core.config.RolloutConfig.Profile;
import mailauth.core.dmarc.Alignment;
import mailauth.core.dmarc.Policy;
import org.junit.jupiter.api.Test;

class DefaultsTest {
  private static final String PROVIDERS =
      """
      version: 1
      providers: { local: { type: zonefile, directory: zones } }
      """;

  @Test
  void mappingsMergeAndEverythingElseIsReplaced() {
    var mail =
        mail(
            """
            defaults:
              provider: local
              ttl: 1h
              senders: [i8t, mailchimp]
              dmarc:
                alignment: { dkim: strict, spf: strict }
                reports: [a@example.com]
              dkim:
                s1: { cname: s1.example.net }
            domains:
              example.com:
                ttl: 5m
                senders: [sendgrid]
                dmarc:
                  policy: reject
                  alignment: { spf: relaxed }
                dkim:
                  s2: { revoked: true }
            """);

    assertThat(mail.ttl()).contains(Duration.ofMinutes(5));
    assertThat(mail.senders())
        .extracting(sender -> ((SenderConfig.Service) sender).service())
        .containsExactly("sendgrid");
    assertThat(mail.dkim()).extracting(DkimConfig::selector).containsExactly("s2", "s1");
    assertThat(mail.dmarc().orElseThrow())
        .returns(Optional.of(Policy.REJECT), DmarcConfig::policy)
        .returns(Optional.of(Alignment.STRICT), DmarcConfig::dkimAlignment)
        .returns(Optional.of(Alignment.RELAXED), DmarcConfig::spfAlignment)
        .returns(List.of("a@example.com"), DmarcConfig::reports);
  }

  @Test
  void anOwnKeyDisplacesWhatItExcludes() {
    var mail =
        mail(
            """
            defaults:
              provider: local
              dmarc: { policy: none }
              dkim: { s1: { cname: s1.example.net } }
            domains:
              example.com:
                dmarc: { rollout: normal }
                dkim: { s1: { revoked: true } }
            """);

    assertThat(mail.dmarc().orElseThrow())
        .returns(Optional.empty(), DmarcConfig::policy)
        .returns(Optional.of(Profile.NORMAL), dmarc -> dmarc.rollout().map(RolloutConfig::profile));
    assertThat(mail.dkim())
        .extracting(DkimConfig::source)
        .containsExactly(new DkimConfig.Source.Revoked());
  }

  @Test
  void aDomainCompletesWhatDefaultsBegin() {
    var mail =
        mail(
            """
            defaults: { provider: local, mta-sts: { max-age: 2w } }
            domains: { example.com: { mta-sts: { mode: testing, mx: [mail.example.com] } } }
            """);
    assertThat(mail.mtaSts().orElseThrow().maxAge()).isEqualTo(Duration.ofDays(14));
  }

  @Test
  void defaultsMayHaveSubdomains() {
    var config =
        loaded(
            PROVIDERS
                + """
                defaults: { provider: local, subdomains: { www: { parked: true } } }
                domains: { example.com: , example.net: }
                """);
    assertThat(config.domains())
        .flatExtracting(domain -> domain.subdomains().keySet())
        .extracting(Object::toString)
        .containsExactly("www.example.com", "www.example.net");
  }

  @Test
  void aFaultIsSaidOnceAtItsOwnPlace() {
    Rejections.checkFile(
        PROVIDERS
            + """
            defaults:
              provider: locla
            #           ^ no provider is named 'locla': did you mean 'local'?
              ttl: 3600
            #      ^ '3600' has no unit: write it as '3600s'
              senders: [mailchipm]
            #           ^ 'mailchipm' is no service of the catalog: did you mean 'mailchimp'?
              dmarc: { policy: rejct, rua: [a@example.com] }
            #                  ^ 'rejct' is no policy: did you mean 'reject'?
            #                         ^ aggregate reports are written 'reports' here, not 'rua'
              subdomains:
                example.net.: {}
            #   ^ 'example.net.' is not below this domain: write a name relative to it
            domains:
              example.com:
              example.org: { dmarc: { policy: none } }
            """);
  }

  @Test
  void aFaultThatEveryDomainOverridesIsStillOne() {
    Rejections.checkFile(
        PROVIDERS
            + """
            defaults: { ttl: forever, spf: { all: nobody } }
            #                ^ 'forever' is no duration: write a number and one of s m h d w, such as 1h
            #                                     ^ 'nobody' is no qualifier for all: write fail, softfail or neutral
            domains: { example.com: { provider: local, ttl: 1h, spf: { all: fail } } }
            """);
  }

  @Test
  void whatDefaultsLackIsMissingWhereNoDomainHasIt() {
    Rejections.checkFile(
        PROVIDERS
            + """
            defaults: { mta-sts: { max-age: 2w } }
            #                    ^ mta-sts needs 'mode' or 'rollout': write 'rollout: normal'
            domains: { example.com: { provider: local } }
            """);
  }

  private static MailConfig mail(String yaml) {
    return loaded(PROVIDERS + yaml).domains().getFirst().mail();
  }
}
