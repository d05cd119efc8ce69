package mailauth.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import mailauth.core.dkim.DkimPrivateKey;
import mailauth.core.dkim.DkimRecord;
import mailauth.core.dkim.KeyType;
import mailauth.core.json.JsonObject;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Makes a key pair: the private half in a file, the public half as the YAML wants it. */
@Command(
    name = "keygen",
    description = "Makes a key for signing mail, and prints the YAML that publishes it.")
final class DkimKeygenCommand implements Callable<Integer> {
  private static final int MOST_BITS = 4096;
  private static final int FEWEST_BITS = 1024;
  private static final Pattern SELECTOR =
      Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?", Pattern.CASE_INSENSITIVE);

  @ParentCommand private DkimCommand dkim;

  @Option(
      names = "--type",
      paramLabel = "TYPE",
      description = "rsa or ed25519 (default: rsa, which every receiver knows).")
  private KeyType type = KeyType.RSA;

  @Option(
      names = "--bits",
      paramLabel = "N",
      description = "The length of an RSA key, 1024 to 4096 (default: 2048).")
  private @Nullable Integer bits;

  @Option(
      names = "--selector",
      paramLabel = "SELECTOR",
      description = "The key's selector (default: s and the year).")
  private @Nullable String selector;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "The private key's file, never overwritten (default: SELECTOR.pem).")
  private @Nullable Path out;

  @Override
  public Integer call() {
    var name = selector == null ? "s" + LocalDate.now(ZoneOffset.UTC).getYear() : selector;
    if (!SELECTOR.matcher(name).matches()) {
      throw mailauth().wrongUsage("--selector takes letters, digits and hyphens, such as s2026");
    }
    var file = out == null ? Path.of(name + ".pem") : out;
    var key = generate();
    KeyFile.create(file, key.pem());
    mailauth().terminal().out().print(published(name, file, key));
    return ExitCode.DONE;
  }

  private DkimPrivateKey generate() {
    return switch (type) {
      case RSA -> DkimPrivateKey.generateRsa(rsaBits());
      case ED25519 -> {
        if (bits != null) {
          throw mailauth().wrongUsage("--bits is for RSA; an Ed25519 key always has 256");
        }
        yield DkimPrivateKey.generateEd25519();
      }
    };
  }

  private int rsaBits() {
    int wanted = bits == null ? DkimPrivateKey.RSA_BITS : bits;
    if (wanted < FEWEST_BITS || wanted > MOST_BITS) {
      throw mailauth().wrongUsage("--bits is from 1024 to 4096; 2048 suits every receiver");
    }
    return wanted;
  }

  private String published(String name, Path file, DkimPrivateKey key) {
    var base64 = key.publicKey().base64();
    var record = DkimRecord.of(key.publicKey()).text();
    return switch (mailauth().format()) {
      case json -> json(name, file, base64, record);
      case text, markdown, html ->
          """
          # The private key is in %1$s: give it to the mail server and to nobody else.
          dkim:
            %2$s: { public-key: "%3$s" }
          # The record at %2$s._domainkey, which mailauth makes of it:
          # %4$s
          """
              .formatted(file, name, base64, record);
    };
  }

  private String json(String name, Path file, String base64, String record) {
    var json = new LinkedHashMap<String, Object>();
    json.put("selector", name);
    json.put("type", type.text());
    json.put("file", file.toString());
    json.put("publicKey", base64);
    json.put("record", record);
    return JsonObject.write(json);
  }

  private MailauthCommand mailauth() {
    return dkim.mailauth();
  }
}
