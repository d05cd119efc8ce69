package mailauth.core.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import mailauth.core.guide.Interview.Reply;
import mailauth.core.guide.Interview.Step;
import org.junit.jupiter.api.Test;

class InterviewTest {
  private final Guided guided = new Guided(Language.ENGLISH);

  @Test
  void someoneWhoAgreesToAllGetsASafePosture() {
    var talk = guided.talk("example.com", "zonefile").agree();
    assertThat(talk.conclusion().file())
        .isEqualTo(
            """
            # yaml-language-server: $schema=.mailauth/schema.json
            # Who may send mail as example.com, and what receivers do with other mail.
            # After a change, run "mailauth plan", then "mailauth apply".

            version: 1
            providers:
              local: { type: zonefile, directory: zones }
            domains:
              example.com:
                provider: local
                # What receivers do with other mail, and where they report.
                # Find out who signs; reports tell. Then write "rollout: normal" in place of "policy".
                dmarc:
                  policy: none # only watch, for now
                  reports: [dmarc@example.com]
            """);
    assertThat(talk.asked())
        .containsExactly(
            "domain",
            "provider",
            "settings/directory",
            "parked",
            "senders",
            "hosts",
            "printers",
            "includes",
            "signing",
            "reports");
  }

  @Test
  void whatDnsShowsIsProposed() {
    guided
        .ns("example.com", "ada.ns.cloudflare.com")
        .txt("example.com", "v=spf1 mx ip4:192.0.2.7 include:spf.i8t.com include:x.example ~all")
        .txt("_dmarc.example.com", "v=DMARC1; p=reject; sp=none; rua=mailto:a@example.net")
        .cname("k2._domainkey.example.com", "dkim2.mcsv.net")
        .cname("k3._domainkey.example.com", "dkim3.mcsv.net");
    var talk = guided.talk("example.com").agree();
    assertThat(talk.conclusion().file())
        .contains(
            """
            providers:
              # reads CLOUDFLARE_API_TOKEN from the environment
              cloudflare: { type: cloudflare }
            domains:
              example.com:
                provider: cloudflare
                senders:
                  - i8t # i8t: people's own mail
                  - mailchimp # Mailchimp: newsletters
                  - hosts: { ip: [192.0.2.7], mx: true } # own servers
                  - include: x.example # not in mailauth's catalog
            """)
        .contains("policy: reject # as it stands today\n      subdomains: none\n")
        .contains("reports: [a@example.net]");
    assertThat(talk.conclusion().environment()).containsExactly("CLOUDFLARE_API_TOKEN");
  }

  @Test
  void whereAllSignThePolicyMayClimb() {
    var lines = new String[] {"example.com", "zonefile", "", ""};
    var yaml = guided.talk(lines).type("", "", "", "", "all").agree().conclusion().file();
    assertThat(yaml)
        .endsWith(
            """
                # Only watches at first; stages follow once reports show that your own mail passes.
                dmarc:
                  rollout: normal
                  reports: [dmarc@example.com]
            """);
    guided.txt("_dmarc.example.com", "v=DMARC1; p=reject");
    assertThat(guided.talk(lines).type("", "", "", "", "all").agree().conclusion().file())
        .contains("policy: reject # as it stands today")
        .doesNotContain("rollout");
  }

  @Test
  void aHostThatIsChangedByHandIsKnownByItsNameServers() {
    guided.ns("example.com", "ns01.one.com");
    var talk = guided.talk("www.example.com");
    assertThat(guided.words().say(talk.question().ask()))
        .startsWith("The DNS of www.example.com is at one.com, which mailauth does not change");
    assertThat(talk.agree().conclusion().file()).contains("web: { type: manual, panel: one.com }");
  }

  @Test
  void aDomainWithoutMailIsProposedToBeParked() {
    guided.nullMx("example.com");
    var talk = guided.talk("example.com", "zonefile").agree();
    assertThat(talk.asked())
        .containsExactly("domain", "provider", "settings/directory", "parked", "reports");
    assertThat(talk.conclusion().file())
        .endsWith(
            """
              example.com:
                provider: local
                parked: true # neither sends nor receives mail
            """);
  }

  @Test
  void goingBackKeepsWhatWasSaidAsTheProposal() {
    var talk = guided.talk("example.com", "zonefile", "dns", "", "i8t", "");
    assertThat(talk.question().id()).isEqualTo("hosts");
    assertThat(talk.back().question().usual()).containsExactly("i8t");
    talk.back().back();
    assertThat(talk.question().id()).isEqualTo("settings/directory");
    assertThat(talk.question().usual()).containsExactly("dns");
    talk.back().back().back().back();
    assertThat(talk.question().id()).isEqualTo("domain");
    assertThat(talk.question().usual()).containsExactly("example.com");
    assertThat(talk.agree().conclusion().file()).contains("- i8t", "directory: dns");
  }

  @Test
  void wrongAnswersAreRefusedInASentence() {
    var talk = guided.talk();
    assertThat(refusal(talk.reply("a b")))
        .isEqualTo("'a b' is no domain: write it like example.com");
    assertThat(refusal(talk.reply(""))).isEqualTo("this needs an answer; \"?\" explains");
    talk.type("Example.COM.");
    assertThat(refusal(talk.reply("clodflare")))
        .isEqualTo("'clodflare' is not among the answers: did you mean 'cloudflare'?");
    talk.type("zonefile", "");
    assertThat(refusal(talk.reply("maybe"))).isEqualTo("'maybe' is neither yes nor no");
    talk.type("no");
    assertThat(refusal(talk.reply("999"))).isEqualTo("'999' is not among the answers");
    talk.type("");
    assertThat(refusal(talk.reply("0.0.0.0/0"))).contains("is too much of the internet");
    assertThat(refusal(talk.reply("mail_server"))).contains("write one like 192.0.2.10");
  }

  private String refusal(Reply reply) {
    return reply instanceof Reply.Refused(var why) ? guided.words().say(why) : "accepted";
  }

  @Test
  void valuesAreAskedForAndChecked() {
    var talk = guided.talk("example.com", "zonefile", "", "", "sendgrid", "", "", "", "");
    assertThat(talk.question().id()).isEqualTo("values/sendgrid/account");
    assertThat(refusal(talk.reply("me")))
        .isEqualTo("'me' cannot be it: it looks like 'u12345.wl067'");
    talk.type("u99.wl1", "em77").agree();
    assertThat(talk.conclusion().file())
        .contains(
            """
                  - service: sendgrid # Twilio SendGrid: mail that programs send
                    account: u99.wl1
                    em: em77
            """);
  }

  @Test
  void whatIsLeftOpenStaysAComment() {
    var talk = guided.talk("example.com", "zonefile", "", "", "google-workspace, sendgrid", "");
    talk.agree();
    assertThat(talk.conclusion().waiting()).containsExactly("sendgrid");
    assertThat(talk.conclusion().file())
        .contains(
            """
                senders:
                  - google-workspace # Google Workspace: people's own mail
                    # Google Workspace: once you know these values, write it so:
                    # dkim_key: Admin console > Apps > Google Workspace > Gmail > Authenticate email
                    # - service: google-workspace
                    #   dkim_key: MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAexample
                  # Twilio SendGrid: once you know these values, write it so:
                  # account: Settings > Sender Authentication > Domain Authentication
                  # em: Settings > Sender Authentication > Domain Authentication
                  # - service: sendgrid
                  #   account: u12345.wl067
                  #   em: em1234
            """);
  }

  @Test
  void printersInTheOfficeSendFromItsAddress() {
    var talk = guided.talk("example.com", "zonefile", "", "");
    talk.type("", "", "direct", "192.0.2.10 2001:db8::/48").agree();
    assertThat(talk.conclusion().file())
        .contains(
            "- hosts: { ip: [192.0.2.10, \"2001:db8::/48\"] } # printers and scanners in the"
                + " office");
  }

  @Test
  void presetAnswersAreNotAsked() {
    var preset =
        Map.of(
            "domain", List.of("example.com"),
            "provider", List.of("zonefile"),
            "senders", List.of("i8t", "Mailchimp"),
            "parked", List.of("false"));
    var talk = new Guided.Talk(guided.begin(preset)).agree();
    assertThat(talk.asked())
        .containsExactly(
            "settings/directory", "hosts", "printers", "includes", "signing", "reports");
    assertThat(talk.conclusion().file()).contains("- i8t", "- mailchimp");
  }

  @Test
  void aPresetAnswerThatCannotBeIsNamed() {
    var step =
        guided
            .begin(Map.of("domain", List.of("example.com"), "provider", List.of("clouflare")))
            .step();
    assertThat(step).isInstanceOf(Step.Wrong.class);
    assertThat(((Step.Wrong) step).id()).isEqualTo("provider");
  }

  @Test
  void swedishAnswersAreUnderstood() {
    var talk =
        new Guided(Language.SWEDISH).talk("räksmörgås.example", "zonfiler på", "", "ja").agree();
    assertThat(talk.conclusion().file())
        .contains("xn--rksmrgs-5wao1o.example: # räksmörgås.example\n")
        .contains("parked: true # varken skickar eller tar emot e-post");
  }
}
