package mailauth.cli;

import static java.util.stream.Collectors.joining;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import mailauth.core.dkim.DkimPrivateKey;
import mailauth.core.dkim.DkimPublicKey;
import mailauth.core.dkim.PublishedKey;
import mailauth.core.dkim.signature.Message;
import mailauth.core.dkim.signature.Shown;
import mailauth.core.dkim.signature.SignatureVerdict;
import mailauth.core.dkim.signature.SignatureVerifier;
import mailauth.core.dns.InvalidName;
import mailauth.core.dns.Name;
import mailauth.core.dns.RecordType;
import mailauth.core.json.JsonObject;
import mailauth.providers.host.HostException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Compares the key in DNS with the one that signs, or with the signatures in a message. */
@Command(
    name = "verify",
    description = {
      "Compares the published key with the private one, or verifies a message's signatures;"
          + " exits with 1 if they do not match."
    })
final class DkimVerifyCommand implements Callable<Integer> {
  @ParentCommand private DkimCommand dkim;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "DOMAIN",
      description = "The domain that signs.")
  private @Nullable String domain;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "SELECTOR",
      description = "The key's selector.")
  private @Nullable String selector;

  @ArgGroup(multiplicity = "1")
  private Against against = new Against();

  @Option(
      names = "--remember",
      description = {
        "Keeps in the state that the message's sender signs, which a stricter policy asks for."
      })
  private boolean remember;

  /** What the published key is held against. */
  static final class Against {
    @Option(names = "--key", paramLabel = "FILE", description = "The private key, PEM.")
    private @Nullable Path key;

    @Option(
        names = "--message",
        paramLabel = "FILE",
        description = "A raw message with its header, or - to read it from standard input.")
    private @Nullable String message;
  }

  @Override
  public Integer call() {
    return against.message == null ? ofKey(Path.of(String.valueOf(against.key))) : ofMessage();
  }

  private int ofKey(Path file) {
    if (remember) {
      throw mailauth().wrongUsage("--remember needs a message: a key alone signs nothing");
    }
    if (domain == null || selector == null) {
      throw mailauth().wrongUsage("--key needs a domain and a selector: example.com s2026");
    }
    var owner = owner(domain, selector);
    var published =
        PublishedKey.compare(owner, mailauth().dns().query(owner, RecordType.TXT), key(file));
    mailauth().terminal().out().print(render(owner, published));
    return published.matches() ? ExitCode.DONE : ExitCode.ERROR;
  }

  /** One signature that verifies is enough for receivers, and so it is here. */
  private int ofMessage() {
    var message = Message.parse(MessageFile.read(String.valueOf(against.message), mailauth()));
    var now = mailauth().clock().instant();
    var verdicts =
        new SignatureVerifier(mailauth().dns(), now)
            .verify(message).stream().filter(this::isMeant).toList();
    mailauth().terminal().out().print(render(verdicts));
    if (remember) {
      remember(Shown.of(message, verdicts, now));
    }
    return verdicts.stream().anyMatch(SignatureVerdict::passes) ? ExitCode.DONE : ExitCode.ERROR;
  }

  private void remember(Optional<Shown> shown) {
    if (shown.isEmpty()) {
      throw new HostException("the message has not one From with one address: nothing is kept");
    }
    if (shown.get().keys().isEmpty()) {
      throw new HostException(
          "no signature holds that fits %s: nothing is kept".formatted(shown.get().author()));
    }
    try (var project = mailauth().open()) {
      var domain = project.proving().remember(shown.get());
      mailauth()
          .say(
              "kept: mail of %s is signed with %s, by a message of %s"
                  .formatted(
                      domain,
                      shown.get().keys().stream().map(Name::text).collect(joining(", ")),
                      LocalDate.ofInstant(shown.get().sent(), ZoneOffset.UTC)));
    }
  }

  private boolean isMeant(SignatureVerdict verdict) {
    return domain == null
        || verdict.domain().isEmpty()
        || verdict.domain().get().equals(owner(domain, null));
  }

  private String render(Name owner, PublishedKey published) {
    return switch (mailauth().format()) {
      case text, markdown, html -> published.message() + "\n";
      case json -> {
        var json = new LinkedHashMap<String, Object>();
        json.put("name", owner.text());
        json.put("matches", published.matches());
        json.put("message", published.message());
        yield JsonObject.write(json);
      }
    };
  }

  private String render(List<SignatureVerdict> verdicts) {
    return switch (mailauth().format()) {
      case text, markdown, html ->
          verdicts.isEmpty()
              ? "the message has no such DKIM signature\n"
              : verdicts.stream()
                  .map(verdict -> "%-9s %s\n".formatted(result(verdict), verdict.message()))
                  .collect(joining());
      case json ->
          JsonObject.write(
              Map.of("signatures", verdicts.stream().map(DkimVerifyCommand::json).toList()));
    };
  }

  private static Map<String, @Nullable Object> json(SignatureVerdict verdict) {
    var json = new LinkedHashMap<String, @Nullable Object>();
    json.put("result", result(verdict));
    json.put("domain", verdict.domain().map(Name::text).orElse(null));
    json.put("key", verdict.key().map(Name::text).orElse(null));
    json.put("message", verdict.message());
    return json;
  }

  private static String result(SignatureVerdict verdict) {
    return verdict.result().name().toLowerCase(Locale.ROOT);
  }

  /** Where the key stands; the domain itself without a selector. */
  private Name owner(String ofDomain, @Nullable String ofSelector) {
    try {
      return ofSelector == null
          ? Name.of(ofDomain)
          : PublishedKey.owner(ofSelector, Name.of(ofDomain));
    } catch (InvalidName e) {
      throw mailauth().wrongUsage(e.getMessage());
    }
  }

  private DkimPublicKey key(Path file) {
    try {
      return DkimPrivateKey.parse(KeyFile.read(file)).publicKey();
    } catch (IllegalArgumentException e) {
      throw new HostException("%s: %s".formatted(file, e.getMessage()), e);
    }
  }

  private MailauthCommand mailauth() {
    return dkim.mailauth();
  }
}
