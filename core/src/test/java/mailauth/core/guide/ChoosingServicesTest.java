package mailauth.core.guide;

import static org.assertj.core.api.Assertions.assertThat;

import mailauth.core.guide.Interview.Reply;
import org.junit.jupiter.api.Test;

/** How services are named, all classes on one screen. */
class ChoosingServicesTest {
  private final Guided guided = new Guided(Language.ENGLISH);

  @Test
  void noneUnticksAllThatDnsShows() {
    guided
        .txt("example.com", "v=spf1 include:spf.i8t.com ~all")
        .cname("k2._domainkey.example.com", "dkim2.mcsv.net");
    var lines = new String[] {"example.com", "zonefile", "", "", "none"};
    assertThat(guided.talk(lines).agree().conclusion().file()).doesNotContain("- i8t");
  }

  @Test
  void aMailHostThatTakesTheMailIsTicked() {
    guided.mx("example.com", "aspmx.l.google.com");
    var question = guided.talk("example.com", "zonefile", "", "").question();
    assertThat(question.usual()).containsExactly("google-workspace");
  }

  @Test
  void aTextThatOnlyProvesOwnershipTicksNothing() {
    guided.txt("example.com", "google-site-verification=abc");
    var question = guided.talk("example.com", "zonefile", "", "").question();
    assertThat(question.usual()).isEmpty();
    assertThat(((Question.Several) question).options().getFirst().note()).isPresent();
  }

  @Test
  void numbersAndNamesTickAndUntick() {
    var talk = guided.talk("example.com", "zonefile", "", "");
    assertThat(talk.type("i8t, fastm").question().usual()).containsExactly("i8t", "fastmail");
    assertThat(talk.type("fastmail").question().usual()).containsExactly("i8t");
    var first = ((Question.Several) talk.question()).options().getFirst();
    assertThat(talk.type("1").question().usual()).containsExactly("i8t", first.value());
    assertThat(talk.type("Google Workspace").question().usual()).contains("google-workspace");
    assertThat(talk.question().id()).isEqualTo("senders");
    assertThat(talk.type("").question().id()).isEqualTo("hosts");
  }

  @Test
  void partOfANameIsEnoughWhereOnlyOneHasIt() {
    var talk = guided.talk("example.com", "zonefile", "", "", "365, klav");
    assertThat(talk.question().usual()).containsExactly("microsoft-365", "klaviyo");
    assertThat(refusal(talk.reply("zoho")))
        .isEqualTo("'zoho' can be several: Zoho Mail, Zoho Campaigns");
  }

  @Test
  void eachClassHasALineWithWhatIsWellKnown() {
    var question = (Question.Several) guided.talk("example.com", "zonefile", "", "").question();
    assertThat(question.kinds())
        .extracting(kind -> guided.words().say(kind.title()))
        .startsWith("Mailboxes", "Newsletters", "Web shop", "Invoices", "Support");
    assertThat(question.kinds().getFirst().known())
        .extracting(Option::value)
        .startsWith("i8t", "microsoft-365");
    assertThat(question.kinds().stream().flatMap(kind -> kind.options().stream()))
        .containsExactlyInAnyOrderElementsOf(question.options());
  }

  private String refusal(Reply reply) {
    return reply instanceof Reply.Refused(var why) ? guided.words().say(why) : "accepted";
  }
}
