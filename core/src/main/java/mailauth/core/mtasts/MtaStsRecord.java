package mailauth.core.mtasts;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import mailauth.core.lint.FieldSyntax;
import mailauth.core.lint.Findings;
import mailauth.core.tags.Tag;
import mailauth.core.tags.TagList;

/**
 * The TXT record at {@code _mta-sts} (RFC 8461 section 3.1).
 *
 * @param id 1 to 32 letters and digits; senders fetch the policy anew when it changes
 */
public record MtaStsRecord(String id) {
  private static final String SECTION = "RFC 8461 section 3.1";
  private static final String VERSION = "STSv1";
  private static final int ID_LENGTH = 32;

  /** The record for a policy, with an id that changes exactly when the policy's text does. */
  public static MtaStsRecord of(MtaStsPolicy policy) {
    var hash = sha256(policy.text().getBytes(StandardCharsets.US_ASCII));
    return new MtaStsRecord(HexFormat.of().formatHex(hash).substring(0, ID_LENGTH));
  }

  /** Whether the id is one of those that {@link #of} makes; others stand for no policy we know. */
  public boolean isDerived() {
    return id.matches("[0-9a-f]{32}");
  }

  /** Whether a TXT value at {@code _mta-sts} is an MTA-STS record, well-formed or not. */
  public static boolean isMtaSts(String text) {
    return TagList.begins(text, VERSION);
  }

  /** Reads any text. */
  public static MtaStsReading parse(String text) {
    var findings = new Findings();
    if (!isMtaSts(text)) {
      findings.error(
          "STS-003", 0, "this is no MTA-STS record: it has to begin with v=STSv1;", SECTION);
      return new MtaStsReading(false, Optional.empty(), findings.list());
    }
    var fields = TagList.parse(text);
    new FieldSyntax(VERSION, "id", "STS-003", SECTION).check(fields, findings);
    for (var field : fields.repeated()) {
      findings.warning(
          "STS-003",
          field.at(),
          "%s stands twice; senders read the first one only".formatted(field.name()),
          SECTION);
    }
    return new MtaStsReading(true, id(fields, findings).map(MtaStsRecord::new), findings.list());
  }

  /** The record's text. */
  public String text() {
    return "v=STSv1; id=" + id;
  }

  private static Optional<String> id(TagList fields, Findings findings) {
    var id = fields.find("id");
    if (id.isEmpty()) {
      findings.error("STS-004", 0, "id is missing; without it senders see no policy", SECTION);
      return Optional.empty();
    }
    if (!id.get().value().matches("[A-Za-z0-9]{1,%d}".formatted(ID_LENGTH))) {
      findings.error(
          "STS-004",
          id.get().valueAt(),
          "id has 1 to 32 letters and digits, nothing else",
          SECTION);
      return Optional.empty();
    }
    return id.map(Tag::value);
  }

  private static byte[] sha256(byte[] octets) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(octets);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
