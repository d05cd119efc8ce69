package mailauth.core.config;

import static mailauth.core.config.Files.domain;
import static mailauth.core.config.Files.loaded;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.List;
import mailauth.core.dns.Name;
import org.junit.jupiter.api.Test;

class DomainReaderTest {
  @Test
  void aDomainWithNothingBehindItsColonIsOneOfDefaults() {
    var config =
        loaded(
            """
            version: 1
            defaults: { provider: local }
            providers: { local: { type: zonefile, directory: zones } }
            domains:
              example.com:
              example.net:
            """);
    assertThat(config.domains())
        .extracting(domain -> domain.name().text(), DomainConfig::provider)
        .containsExactly(tuple("example.com", "local"), tuple("example.net", "local"));
  }

  @Test
  void subdomainsAreRelativeOrBelowTheDomain() {
    var domain =
        domain(
            """
            ttl: 5m
            senders: [i8t]
            dmarc: { policy: reject }
            subdomains:
              news: { senders: [sendgrid] }
              2026.b: { ttl: 1h }
              www.example.com.:
              shop.example.com: { parked: true }
            """);

    assertThat(domain.subdomains().keySet())
        .extracting(Name::text)
        .containsExactly(
            "news.example.com", "2026.b.example.com", "www.example.com", "shop.example.com");
    assertThat(domain.subdomains().values())
        .extracting(mail -> mail.ttl().orElseThrow())
        .containsExactly(
            Duration.ofMinutes(5),
            Duration.ofHours(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(5));
    assertThat(domain.subdomains().get(Name.of("www.example.com")))
        .satisfies(mail -> {
          assertThat(mail.senders()).isEmpty();
          assertThat(mail.dmarc()).isEmpty();
        });
  }

  @Test
  void refusesSubdomains() {
    Rejections.check(
        """
        subdomains:
          "@": { senders: [i8t] }
        # ^ '@' is the domain itself: write these keys beside 'subdomains'
          example.com: {}
        # ^ this is the domain itself: write these keys beside 'subdomains'
          news.example.net.: {}
        # ^ 'news.example.net.' is not below this domain: write a name relative to it
          _dmarc: {}
        # ^ '_dmarc' has an underscore, which no domain or host has: write the name without that label
          news: { provider: local }
        #         ^ a subdomain has no key 'provider': its keys are ttl, parked, senders, spf, dkim, dmarc, mta-sts, tls-rpt, bimi and dane
          news.example.com: {}
        # ^ 'news.example.com' is declared here a second time, first at mailauth.yaml:15:7: keep one of them
          shop: parked
        #       ^ a subdomain is a mapping: write its keys (ttl, parked, senders, spf, dkim, dmarc, mta-sts, tls-rpt, bimi and dane) below it
        """);
    Rejections.check(
        """
        subdomains: [news]
        #           ^ subdomains is a mapping: write each name as a key, with its own keys below it
        """);
  }

  @Test
  void aParkedNameHasNoMail() {
    assertThat(domain("parked: true").mail().parked()).isTrue();
    Rejections.check(
        """
        parked: true
        ttl: 1h
        senders: []
        #1 a parked name has no mail, so it takes no 'senders': remove it, or 'parked'
        spf: { all: fail }
        #1 a parked name has no mail, so it takes no 'spf': remove it, or 'parked'
        dkim: {}
        #1 a parked name has no mail, so it takes no 'dkim': remove it, or 'parked'
        dmarc: { policy: reject, subdomains: none, reports: [dmarc@example.net] }
        #1 a parked name's policy is always reject: write only where reports go, or remove 'parked'
        mta-sts: { mode: none }
        #1 a parked name has no mail, so it takes no 'mta-sts': remove it, or 'parked'
        tls-rpt: { reports: [tls@example.com] }
        #1 a parked name has no mail, so it takes no 'tls-rpt': remove it, or 'parked'
        bimi: { logo: https://example.com/logo.svg }
        #1 a parked name has no mail, so it takes no 'bimi': remove it, or 'parked'
        dane: {}
        #1 a parked name has no mail, so it takes no 'dane': remove it, or 'parked'
        """
            .replace("#1 ", "#5 "));
  }

  @Test
  void aParkedNameTakesOnlyReportAddressesOfDefaults() {
    var config =
        loaded(
            """
            version: 1
            defaults:
              provider: local
              ttl: 2h
              senders: [i8t]
              dmarc: { rollout: normal, reports: [dmarc@example.com] }
              tls-rpt: { reports: [tls@example.com] }
            providers: { local: { type: zonefile, directory: zones } }
            domains:
              parked.example: { parked: true }
            """);
    var mail = config.domains().getFirst().mail();
    assertThat(mail.ttl()).contains(Duration.ofHours(2));
    assertThat(mail.senders()).isEmpty();
    assertThat(mail.tlsRpt()).isEmpty();
    assertThat(mail.dmarc().orElseThrow().rollout()).isEmpty();
    assertThat(mail.dmarc().orElseThrow().reports()).isEqualTo(List.of("dmarc@example.com"));
  }

  @Test
  void refusesDomainsWithoutProvider() {
    Rejections.checkFile(
        """
        version: 1
        providers: { local: { type: zonefile, directory: zones } }
        domains:
          example.com: {}
        # ^ the domain has no provider: write 'provider: NAME' here or in 'defaults'
          example.net: { provider: locla }
        #                          ^ no provider is named 'locla': did you mean 'local'?
          example.org: { provider: cloudflare }
        #                          ^ no provider is named 'cloudflare': declare it under 'providers'
          a.example: { provider: [local] }
        #                        ^ a list stands here: write a provider's name
          b.example: local
        #            ^ a domain is a mapping: write its keys (provider, overrides, owner, not-senders, sources, most-changes, freeze, subdomains, ttl, parked, senders, spf, dkim, dmarc, mta-sts, tls-rpt, bimi and dane) below it
          c.example: { provider:local, ttl: 1h }
        # ^ the domain has no provider: write 'provider: NAME' here or in 'defaults'
        #              ^ a space is missing behind the colon of 'provider'
          Example.ORG.: { provider: local }
        # ^ 'example.org' is declared here a second time, first at mailauth.yaml:8:3: keep one of them
        """);
  }
}
