package mailauth.cli.render;

import java.util.Locale;
import mailauth.core.plan.DomainPlan;
import mailauth.core.plan.Gate;

/** How soon a person should look at a domain; the soonest first. */
enum Urgency {
  FAILED("could not be planned"),
  BLOCKED("blocked"),
  CONFIRM("to be confirmed"),
  USUAL("no questions"),
  WAITING("only waiting");

  private final String words;

  Urgency(String words) {
    this.words = words;
  }

  static Urgency of(DomainPlan domain) {
    if (domain.failure().isPresent()) {
      return FAILED;
    } else if (domain.isBlocked()) {
      return BLOCKED;
    }
    if (domain.gates().anyMatch(Gate::needsConfirmation)) {
      return CONFIRM;
    }
    return Phrases.hasNews(domain) ? USUAL : WAITING;
  }

  String words() {
    return words;
  }

  /** As pages mark it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
