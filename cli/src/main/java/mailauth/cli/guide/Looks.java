package mailauth.cli.guide;

import java.util.function.Consumer;
import java.util.stream.Collectors;
import mailauth.core.dns.Name;
import mailauth.core.guide.Today;
import mailauth.core.guide.Words;

/**
 * Says what is looked up, and what was found.
 *
 * @param person is told what whoever waits wants to know
 * @param anybody is told what matters even to a log
 */
public record Looks(Consumer<String> person, Consumer<String> anybody, Words words)
    implements LiveWorld.Looking {

  @Override
  public void waits(Name domain) {
    person.accept(words.say("guide.servers", domain));
  }

  @Override
  public void begins(Name domain) {
    person.accept(words.say("guide.look", domain));
  }

  @Override
  public void ends(Today today) {
    if (!today.answered()) {
      anybody.accept(words.say("guide.silent"));
      return;
    }
    var titles =
        today.services().stream()
            .map(seen -> seen.service().title())
            .collect(Collectors.joining(", "));
    person.accept(
        titles.isEmpty() ? words.say("guide.no-services") : words.say("guide.services", titles));
  }

  @Override
  public void missesZones(String folder) {
    anybody.accept(words.say("guide.no-zones", folder));
  }
}
