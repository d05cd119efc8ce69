package mailauth.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import mailauth.cli.spf.Batch;
import mailauth.cli.spf.Evaluation;
import mailauth.cli.spf.Question;
import mailauth.core.ip.IpAddress;
import mailauth.core.spf.evaluation.SpfEvaluator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Evaluates one message, or many. */
@Command(
    name = "eval",
    description = "Says whether an address may send for a domain, and why.",
    footer = {
      "",
      "A batch is lines such as",
      "  {\"domain\": \"example.com\", \"ip\": \"192.0.2.1\", \"sender\": \"a@example.com\"}",
      "with \"helo\" where it matters; each is answered by a line of JSON."
    })
final class SpfEvalCommand implements Callable<Integer> {
  @ParentCommand private SpfCommand spf;

  @Parameters(arity = "0..1", paramLabel = "DOMAIN", description = "Whose record is evaluated.")
  private @Nullable String domain;

  @Option(names = "--ip", paramLabel = "ADDRESS", description = "The client's address.")
  private @Nullable String ip;

  @Option(
      names = "--sender",
      paramLabel = "A",
      description = "MAIL FROM (default: postmaster of the domain).")
  private @Nullable String sender;

  @Option(
      names = "--helo",
      paramLabel = "H",
      description = "What the client calls itself (default: the domain).")
  private @Nullable String helo;

  @Option(
      names = "--batch",
      paramLabel = "FILE",
      description = "Answers every line of a file, or of the standard input for '-'.")
  private @Nullable String batch;

  @Override
  public Integer call() {
    var evaluator = new SpfEvaluator(mailauth().dns());
    if (batch == null) {
      spf.print(Evaluation.of(question(), evaluator));
      return ExitCode.DONE;
    }
    if (domain != null || ip != null || sender != null || helo != null) {
      throw mailauth().wrongUsage("--batch takes domain, ip, sender and helo from its lines");
    }
    return answer(evaluator, batch);
  }

  private Question question() {
    if (domain == null) {
      throw mailauth().wrongUsage("a DOMAIN is missing");
    }
    if (ip == null) {
      throw mailauth().wrongUsage("--ip is missing");
    }
    var address = IpAddress.parse(ip);
    if (address.isEmpty()) {
      throw mailauth().wrongUsage("--ip: " + Question.noAddress(ip));
    }
    return new Question(
        Optional.of(domain), address.get(), Optional.ofNullable(sender), Optional.ofNullable(helo));
  }

  private int answer(SpfEvaluator evaluator, String source) {
    var terminal = mailauth().terminal();
    try (var in = new BufferedReader(new InputStreamReader(open(source), StandardCharsets.UTF_8))) {
      long bad = new Batch(evaluator, terminal.out(), mailauth().parallelism()).run(in);
      if (bad > 0) {
        terminal.err().println("mailauth: %,d of the lines were no questions".formatted(bad));
      }
      return bad > 0 ? ExitCode.ERROR : ExitCode.DONE;
    } catch (NoSuchFileException e) {
      terminal.err().println("mailauth: there is no file '%s'".formatted(source));
      return ExitCode.ERROR;
    } catch (IOException e) {
      terminal.err().println("mailauth: %s cannot be read: %s".formatted(source, e));
      return ExitCode.ERROR;
    }
  }

  private InputStream open(String source) throws IOException {
    return source.equals("-") ? mailauth().terminal().in() : Files.newInputStream(Path.of(source));
  }

  private MailauthCommand mailauth() {
    return spf.mailauth();
  }
}
