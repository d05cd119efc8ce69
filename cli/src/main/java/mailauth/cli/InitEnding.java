package mailauth.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import mailauth.cli.guide.Destination;
import mailauth.cli.guide.Dialogue;
import mailauth.cli.guide.Goodbye;
import mailauth.cli.guide.SchemaFile;
import mailauth.cli.guide.Screen;
import mailauth.cli.project.Opening;
import mailauth.cli.project.Selection;
import mailauth.core.config.Vocabulary;
import mailauth.core.guide.Conclusion;
import mailauth.core.guide.Ending;
import mailauth.core.guide.Question;
import mailauth.core.guide.Words;
import mailauth.providers.host.HostException;

/** Writes what was concluded, shows what would come of it, and says what comes next. */
final class InitEnding {
  private final MailauthCommand mailauth;
  private final Words words;
  private final boolean force;
  private final Vocabulary vocabulary;

  InitEnding(MailauthCommand mailauth, Words words, boolean force) {
    this.mailauth = mailauth;
    this.words = words;
    this.force = force;
    this.vocabulary = Opening.vocabulary(mailauth.hostTypes(), mailauth.catalog());
  }

  /**
   * Writes if somebody agrees.
   *
   * @return the exit code; empty for who goes back
   */
  OptionalInt confirm(Conclusion conclusion, Dialogue dialogue, Screen screen, Goodbye goodbye) {
    var place = Destination.of(mailauth.file(), conclusion, vocabulary);
    boolean adds = false;
    if (!force && place.target().exists()) {
      if (place.obstacle().isPresent()) {
        return OptionalInt.of(refuse(words.say(place.obstacle().get())));
      }
      switch (dialogue.ask(exists(place, conclusion))) {
        case Dialogue.Said.Quit() -> {
          return OptionalInt.of(refuse(words.say("guide.quit")));
        }
        case Dialogue.Said.Back() -> {
          return OptionalInt.empty();
        }
        case Dialogue.Said.Answer(var what) -> adds = what.equals(Ending.ADD);
      }
    }
    if (!adds && place.barrier().isPresent()) {
      return OptionalInt.of(refuse(words.say(place.barrier().get())));
    }
    screen.print("\n" + (adds ? place.snippet() : place.whole()));
    return switch (dialogue.ask(Ending.write(place.target().file().toString()))) {
      case Dialogue.Said.Back() -> OptionalInt.empty();
      case Dialogue.Said.Answer(var said) when said.equals(Question.YesNo.YES) -> {
        goodbye.close();
        yield OptionalInt.of(write(place, adds, conclusion));
      }
      default -> OptionalInt.of(refuse(words.say("guide.quit")));
    };
  }

  private static Question.Choice exists(Destination place, Conclusion conclusion) {
    var target = place.target();
    return Ending.exists(
        target.file().toString(),
        conclusion.domain().name(),
        String.valueOf(target.aside().getFileName()));
  }

  /** Writes with nobody there: adds to a file that is there, and replaces none unless forced. */
  int finish(Conclusion conclusion) {
    var place = Destination.of(mailauth.file(), conclusion, vocabulary);
    boolean adds = !force && place.target().exists();
    var hindrance = adds ? place.obstacle() : place.barrier();
    if (hindrance.isPresent()) {
      return refuse(words.say(hindrance.get()));
    }
    return write(place, adds, conclusion);
  }

  private int write(Destination place, boolean adds, Conclusion conclusion) {
    var target = place.target();
    if (adds && place.added().isEmpty()) {
      refuse(words.say("guide.snippet", target.file()));
      mailauth.terminal().out().print(place.snippet());
      return ExitCode.ERROR;
    }
    if (!adds && target.exists()) {
      mailauth.say(words.say("exists.forced", target.setAside()));
    }
    target.write(adds ? place.added().orElseThrow() : place.whole());
    if (!adds) {
      SchemaFile.writeFor(target.file(), vocabulary);
    }
    mailauth.say(words.say("guide.written", target.file()));
    return showPlan(conclusion, target.file());
  }

  private int showPlan(Conclusion conclusion, Path file) {
    var missing =
        conclusion.environment().stream()
            .filter(name -> mailauth.environment().getOrDefault(name, "").isEmpty())
            .toList();
    if (missing.isEmpty()) {
      mailauth.say(words.say("guide.plan"));
    }
    boolean seen = missing.isEmpty() && plan(conclusion);
    next(conclusion, file, missing, seen);
    return ExitCode.DONE;
  }

  private boolean plan(Conclusion conclusion) {
    try (var project = mailauth.open()) {
      var selection = new Selection(List.of(conclusion.domain().name().text()));
      var plan = project.plans().of(selection, mailauth.parallelism());
      mailauth.terminal().out().print(mailauth.format().render(plan, mailauth.style()));
      mailauth.terminal().out().flush();
      return true;
    } catch (HostException e) {
      refuse(e.getMessage());
      refuse(words.say("guide.no-plan"));
      return false;
    }
  }

  private void next(Conclusion conclusion, Path file, List<String> missing, boolean seen) {
    if (mailauth.isQuiet()) {
      return;
    }
    var err = mailauth.terminal().err();
    var option = mailauth.yaml().again();
    err.println();
    err.println(words.say("next.title"));
    missing.forEach(name ->
        err.println("  " + words.say("next.environment", name, conclusion.provider().type())));
    if (!conclusion.waiting().isEmpty()) {
      err.println("  " + words.say("next.waiting", String.join(", ", conclusion.waiting()), file));
    }
    if (!seen) {
      err.println("  " + words.say("next.plan", option));
    }
    err.println("  " + words.say("next.apply", option));
    err.println("  " + words.say("next.check", option));
  }

  private int refuse(String sentence) {
    mailauth.terminal().err().println("mailauth: " + sentence);
    return ExitCode.ERROR;
  }
}
