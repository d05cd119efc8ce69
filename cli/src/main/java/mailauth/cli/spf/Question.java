package mailauth.cli.spf;

import java.util.Optional;
import mailauth.core.ip.IpAddress;
import mailauth.core.json.InvalidJson;
import mailauth.core.json.JsonObject;
import mailauth.core.spf.evaluation.SpfQuery;

/**
 * What a person asks, with what may be left out.
 *
 * @param domain whose record is evaluated; empty for the sender's, or that of HELO
 * @param sender {@code MAIL FROM}; empty text stands for the null sender
 */
public record Question(
    Optional<String> domain, IpAddress ip, Optional<String> sender, Optional<String> helo) {

  private static final String NO_OBJECT =
      "the line is no JSON object such as {\"domain\": \"example.com\", \"ip\": \"192.0.2.1\"}";

  /**
   * Reads one line of a batch.
   *
   * @throws InvalidJson if it is no question; the message says why
   */
  static Question read(String line) {
    var json = object(line);
    var ip = json.text("ip");
    var question =
        new Question(
            json.optionalText("domain"),
            IpAddress.parse(ip).orElseThrow(() -> new InvalidJson(noAddress(ip))),
            json.optionalText("sender"),
            json.optionalText("helo"));
    if (question.evaluated().isEmpty()) {
      throw new InvalidJson("domain is missing");
    }
    return question;
  }

  /** The sentence about text that should have been an address. */
  public static String noAddress(String text) {
    return "%s is no IPv4 or IPv6 address".formatted(Printable.quoted(text));
  }

  SpfQuery query() {
    var name = evaluated();
    var called = helo.orElse(name);
    return SpfQuery.of(ip, sender.orElse("postmaster@" + name), called, name);
  }

  private static JsonObject object(String line) {
    try {
      return JsonObject.read(line);
    } catch (InvalidJson e) {
      throw new InvalidJson(NO_OBJECT);
    }
  }

  private String evaluated() {
    return domain
        .or(() -> sender.filter(s -> !s.isEmpty()).map(s -> s.substring(s.lastIndexOf('@') + 1)))
        .or(() -> helo)
        .orElse("");
  }
}
