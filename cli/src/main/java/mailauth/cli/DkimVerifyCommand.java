package mailauth.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.concurrent.Callable;
import mailauth.core.dkim.DkimPrivateKey;
import mailauth.core.dkim.DkimPublicKey;
import mailauth.core.dkim.PublishedKey;
import mailauth.core.dns.InvalidName;
import mailauth.core.dns.Name;
import mailauth.core.dns.RecordType;
import mailauth.core.json.JsonObject;
import mailauth.providers.host.HostException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Compares the key in DNS with the one that signs. */
@Command(
    name = "verify",
    description = "Compares the published key with the private one; exits with 1 if they differ.")
final class DkimVerifyCommand implements Callable<Integer> {
  @ParentCommand private DkimCommand dkim;

  @Parameters(index = "0", paramLabel = "DOMAIN", description = "The domain that signs.")
  private String domain;

  @Parameters(index = "1", paramLabel = "SELECTOR", description = "The key's selector.")
  private String selector;

  @Option(
      names = "--key",
      paramLabel = "FILE",
      required = true,
      description = "The private key, PEM.")
  private Path file = Path.of("");

  @Override
  public Integer call() {
    var owner = owner();
    var key = key();
    var published = PublishedKey.compare(owner, mailauth().dns().query(owner, RecordType.TXT), key);
    mailauth().terminal().out().print(render(owner, published));
    return published.matches() ? ExitCode.DONE : ExitCode.ERROR;
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

  private Name owner() {
    try {
      return PublishedKey.owner(selector, Name.of(domain));
    } catch (InvalidName e) {
      throw mailauth().wrongUsage(e.getMessage());
    }
  }

  private DkimPublicKey key() {
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
