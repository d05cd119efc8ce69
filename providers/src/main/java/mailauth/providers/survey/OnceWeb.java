package mailauth.providers.survey;

import java.net.URI;
import mailauth.core.web.Fetched;
import mailauth.core.web.Web;

/** A web that is asked for each document once, so that every check sees the same. */
final class OnceWeb implements Web {
  private final Memory<Question, Fetched> known;

  private record Question(URI address, int mostOctets) {}

  OnceWeb(Web web) {
    this.known = new Memory<>(question -> web.get(question.address(), question.mostOctets()));
  }

  @Override
  public Fetched get(URI address, int mostOctets) {
    return known.ask(new Question(address, mostOctets));
  }
}
