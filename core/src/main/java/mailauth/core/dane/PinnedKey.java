package mailauth.core.dane;

import java.util.Optional;
import java.util.regex.Pattern;
import mailauth.core.dns.Rdata;

/** A TLSA record as people write it (RFC 6698 section 2.2), of the kinds that mail hosts pin. */
public final class PinnedKey {
  /** DANE-TA or DANE-EE, and a hash: others do nothing for mail (RFC 7672 section 3.1.3). */
  private static final Pattern RECORD =
      Pattern.compile("([23]) ([01]) (?:(1) ([0-9a-fA-F]{64})|(2) ([0-9a-fA-F]{128}))");

  private PinnedKey() {}

  /** Reads a record such as {@code 3 1 1 0b9f...}; empty for any other text. */
  public static Optional<Rdata.Tlsa> parse(String text) {
    var fields = RECORD.matcher(text.strip());
    if (!fields.matches()) {
      return Optional.empty();
    }
    boolean isShort = fields.group(3) != null;
    return Optional.of(
        new Rdata.Tlsa(
            Integer.parseInt(fields.group(1)),
            Integer.parseInt(fields.group(2)),
            isShort ? 1 : 2,
            isShort ? fields.group(4) : fields.group(6)));
  }
}
