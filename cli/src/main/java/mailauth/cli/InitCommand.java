package mailauth.cli;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import mailauth.cli.guide.Dialogue;
import mailauth.cli.guide.Goodbye;
import mailauth.cli.guide.LiveWorld;
import mailauth.cli.guide.Looks;
import mailauth.cli.guide.Screen;
import mailauth.cli.guide.Unattended;
import mailauth.cli.project.Opening;
import mailauth.core.check.service.KnownServices;
import mailauth.core.guide.Interview;
import mailauth.core.guide.Language;
import mailauth.core.guide.Outline;
import mailauth.core.guide.Words;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Asks what a domain's owner knows, and writes the YAML. */
@Command(
    name = "init",
    description = "Asks who sends your mail, looks at today's DNS, and writes the YAML.")
final class InitCommand implements Callable<Integer> {
  @ParentCommand private MailauthCommand mailauth;
  @Mixin private InitAnswers said = new InitAnswers();

  @Parameters(arity = "0..1", paramLabel = "DOMAIN", description = "The domain.")
  private @Nullable String domain;

  @Option(names = "--defaults", description = "Asks nothing: what no flag answers is as usual.")
  private boolean defaults;

  @Option(
      names = "--force",
      description = "Writes a new file in place of one that is there, which gets another name.")
  private boolean force;

  @Option(
      names = "--lang",
      paramLabel = "LANGUAGE",
      description = "Asks in en (English) or sv (Swedish); else as the environment's locale says.")
  private @Nullable String lang;

  @Override
  public Integer call() {
    var words = Words.in(language());
    boolean isUnattended = defaults || said.hasFile();
    if (!isUnattended && !mailauth.terminal().isInteractive()) {
      say(words.say("guide.nobody"));
      return ExitCode.WRONG_USAGE;
    }
    var preset = said.all(Optional.ofNullable(domain), words);
    var screen = screen();
    var interview =
        Interview.begin(
            new Outline(
                world(words, screen),
                Opening.vocabulary(mailauth.hostTypes(), mailauth.catalog()).providers(),
                mailauth.catalog(),
                words),
            words,
            preset);
    return isUnattended ? unattended(interview, words) : attended(interview, words, screen);
  }

  private Language language() {
    if (lang == null) {
      return Language.of(mailauth.terminal().locale()).orElse(Language.ENGLISH);
    }
    return Language.of(lang)
        .orElseThrow(() -> mailauth.wrongUsage("--lang: write en or sv, not '%s'".formatted(lang)));
  }

  private Screen screen() {
    var terminal = mailauth.terminal();
    var in = new BufferedReader(new InputStreamReader(terminal.in(), StandardCharsets.UTF_8));
    return new Screen(in, terminal.err(), terminal.width(), mailauth.style());
  }

  private LiveWorld world(Words words, Screen screen) {
    var file = mailauth.file();
    var base =
        Files.isDirectory(file) ? file : Optional.ofNullable(file.getParent()).orElse(Path.of(""));
    return new LiveWorld(
        mailauth.dns(),
        base,
        () -> KnownServices.of(mailauth.catalog()),
        mailauth.parallelism(),
        mailauth.terminal().isInteractive()
            ? new Looks(screen::say, screen::say, words)
            : new Looks(quiet -> {}, mailauth::say, words));
  }

  private int unattended(Interview interview, Words words) {
    return switch (Unattended.run(interview)) {
      case Unattended.End.Missing(var id) -> {
        say(words.say("guide.missing", id, InitAnswers.option(id)));
        yield ExitCode.WRONG_USAGE;
      }
      case Unattended.End.Wrong(var step) -> wrong(step, words);
      case Unattended.End.Concluded(var done) -> {
        var unused = unused(done.at(), words);
        yield unused.orElseGet(
            () -> new InitEnding(mailauth, words, force).finish(done.conclusion()));
      }
    };
  }

  private int attended(Interview beginning, Words words, Screen screen) {
    var dialogue = new Dialogue(screen, words);
    var ending = new InitEnding(mailauth, words, force);
    dialogue.greet();
    var interview = beginning;
    try (var goodbye = Goodbye.of(mailauth.terminal().err(), words.say("guide.quit"))) {
      while (true) {
        switch (dialogue.run(interview)) {
          case Dialogue.End.Quit() -> {
            say(words.say("guide.quit"));
            return ExitCode.ERROR;
          }
          case Dialogue.End.Wrong(var step) -> {
            return wrong(step, words);
          }
          case Dialogue.End.Concluded(var at, var conclusion) -> {
            var unused = unused(at, words);
            if (unused.isPresent()) {
              return unused.get();
            }
            var code = ending.confirm(conclusion, dialogue, screen, goodbye);
            if (code.isPresent()) {
              return code.getAsInt();
            }
            interview = at.back();
          }
        }
      }
    }
  }

  private int wrong(Interview.Step.Wrong wrong, Words words) {
    var why = words.say(wrong.why());
    var place = said.place(wrong.id());
    if (place.isPresent()) {
      mailauth.terminal().err().println(place.get().problem(wrong.id(), why));
      return ExitCode.ERROR;
    }
    say(words.say("guide.wrong", InitAnswers.option(wrong.id()), why));
    return ExitCode.WRONG_USAGE;
  }

  /** What was said to a question that does not come up is mostly a mistake. */
  private Optional<Integer> unused(Interview interview, Words words) {
    return interview.unused().stream()
        .findFirst()
        .map(id -> {
          var sentence = words.say("guide.unused", id);
          var place = said.place(id);
          if (place.isPresent()) {
            mailauth.terminal().err().println(place.get().problem(id, sentence));
            return ExitCode.ERROR;
          }
          say(sentence);
          return ExitCode.WRONG_USAGE;
        });
  }

  private void say(String sentence) {
    mailauth.terminal().err().println("mailauth: " + sentence);
  }
}
