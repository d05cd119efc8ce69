package mailauth.core.dkim.signature;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import mailauth.core.dns.InvalidName;
import mailauth.core.dns.Name;

/**
 * What a message shows of who signs for its author's domain.
 *
 * @param author the domain that people see as its From
 * @param sent when, by its Date; but not after it was shown
 * @param keys the names of the keys whose signatures hold and align (RFC 9989 section 4.4.1)
 */
public record Shown(Name author, Instant sent, List<Name> keys) {
  private static final Pattern ADDRESS = Pattern.compile("[^\\s<>@,\"]+@([^\\s<>@,;\"()]+)");
  private static final Pattern QUOTED = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"|\\([^()]*\\)");

  public Shown {
    keys = List.copyOf(keys);
  }

  /**
   * Looks at a message whose signatures were verified.
   *
   * @return empty if it has not just one author, whom receivers would go by
   */
  public static Optional<Shown> of(Message message, List<SignatureVerdict> verdicts, Instant now) {
    return author(message)
        .map(author ->
            new Shown(
                author,
                sent(message).filter(now::isAfter).orElse(now),
                verdicts.stream()
                    .filter(SignatureVerdict::passes)
                    .filter(verdict -> verdict.domain().filter(d -> aligns(d, author)).isPresent())
                    .flatMap(verdict -> verdict.key().stream())
                    .distinct()
                    .toList()));
  }

  private static boolean aligns(Name signer, Name author) {
    return signer.isWithin(author) || author.isWithin(signer);
  }

  private static Optional<Name> author(Message message) {
    var fields = fields(message, "From");
    var hosts =
        fields.stream()
            .flatMap(value -> ADDRESS.matcher(QUOTED.matcher(value).replaceAll("")).results())
            .map(address -> address.group(1))
            .toList();
    try {
      return fields.size() == 1 && hosts.size() == 1
          ? Optional.of(Name.of(hosts.getFirst()))
          : Optional.empty();
    } catch (InvalidName e) {
      return Optional.empty();
    }
  }

  private static Optional<Instant> sent(Message message) {
    try {
      return fields(message, "Date").stream()
          .findFirst()
          .map(value -> QUOTED.matcher(value).replaceAll("").strip().replaceAll("\\s+", " "))
          .map(
              text -> OffsetDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static List<String> fields(Message message, String name) {
    return message.fields().stream()
        .filter(field -> field.name().equalsIgnoreCase(name))
        .map(Message.Field::value)
        .toList();
  }
}
