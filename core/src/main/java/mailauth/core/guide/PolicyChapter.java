package mailauth.core.guide;

import java.util.List;
import java.util.Optional;
import mailauth.core.dns.Name;
import mailauth.core.draft.DmarcDeclared;

/** Whether all mail is signed, and where reports go. */
final class PolicyChapter implements Chapter {
  static final String ALL = "all";
  static final String SOME = "some";
  static final String UNSURE = "unsure";

  private final World world;

  PolicyChapter(World world) {
    this.world = world;
  }

  @Override
  public Optional<Question> next(Answers answers) {
    if (!answers.isYes(Ids.PARKED) && !answers.has(Ids.SIGNING)) {
      return Optional.of(
          new Question.Choice(
              Ids.SIGNING,
              Message.of("signing.ask"),
              List.of(Message.of("signing.why"), Message.of("signing.more")),
              List.of(
                  Option.said(ALL, Message.of("signing.all")),
                  Option.said(SOME, Message.of("signing.some")),
                  Option.said(UNSURE, Message.of("signing.unsure"))),
              3,
              List.of(UNSURE)));
    }
    if (answers.has(Ids.REPORTS)) {
      return Optional.empty();
    }
    var domain = Name.of(answers.one(Ids.DOMAIN).orElseThrow());
    var today = world.today(domain, DomainChapter.folder(answers));
    boolean parked = answers.isYes(Ids.PARKED);
    return Optional.of(
        new Question.Text(
            Ids.REPORTS,
            Message.of("reports.ask", domain),
            List.of(
                Message.of(parked ? "reports.why-parked" : "reports.why"),
                Message.of("reports.more")),
            new Form.Reports(),
            today
                .dmarc()
                .map(record -> DmarcDeclared.written(record.rua()))
                .filter(to -> !to.isEmpty())
                .orElse(parked ? List.of() : List.of("dmarc@" + domain)),
            parked));
  }
}
