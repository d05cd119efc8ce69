package mailauth.cli;

import mailauth.cli.render.OutcomeJson;
import mailauth.cli.render.OutcomeText;
import mailauth.providers.apply.Applied;
import mailauth.providers.apply.DomainOutcome;

/** Prints what became of each domain as soon as that is known, then what it comes to. */
final class OutcomePrinter {
  private final MailauthCommand mailauth;
  private final boolean lines;
  private final OutcomeText text;

  OutcomePrinter(MailauthCommand mailauth) {
    this.mailauth = mailauth;
    this.lines = mailauth.output() == Output.jsonl;
    this.text = new OutcomeText(mailauth.style(), mailauth::result);
  }

  void add(DomainOutcome outcome) {
    if (lines) {
      mailauth.result(OutcomeJson.line(outcome));
    } else {
      text.add(outcome);
    }
  }

  /**
   * Prints the end.
   *
   * @param again the command that carries on where this one ended, such as {@code apply}
   */
  void end(Applied.Ran ran, String again) {
    if (lines) {
      mailauth.result(OutcomeJson.lastLine(ran));
    } else {
      text.end(ran, again, mailauth.yaml().again());
    }
  }
}
