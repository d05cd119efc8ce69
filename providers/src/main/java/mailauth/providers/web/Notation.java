package mailauth.providers.web;

import java.nio.charset.StandardCharsets;
import mailauth.core.dns.Rdata;
import mailauth.core.dns.RdataFormat;
import mailauth.core.dns.RecordType;
import mailauth.core.dns.Txt;
import mailauth.core.dns.TxtFormat;

/** How a host writes record data. */
public enum Notation {
  /** As zone files do: TXT in quotes, names with their final dot. */
  ZONE_FILE {
    @Override
    public Rdata read(RecordType type, String content) {
      return RdataFormat.read(type, content);
    }

    @Override
    public String write(Rdata data) {
      return data.toString();
    }
  },

  /** Written as in zone files; a TXT that does not begin with a quote is read as it stands. */
  QUOTED_OR_BARE {
    @Override
    public Rdata read(RecordType type, String content) {
      return type == RecordType.TXT && !isQuoted(content)
          ? Txt.of(content)
          : RdataFormat.read(type, content);
    }

    @Override
    public String write(Rdata data) {
      return data.toString();
    }
  },

  /** TXT as plain text that the host splits by itself. */
  BARE {
    @Override
    public Rdata read(RecordType type, String content) {
      return type == RecordType.TXT ? Txt.of(content) : RdataFormat.read(type, content);
    }

    @Override
    public String write(Rdata data) {
      if (data instanceof Txt txt) {
        if (!isPlain(txt)) {
          throw new IllegalArgumentException("it keeps text only, and %s is none".formatted(txt));
        }
        return plain(txt);
      }
      return data.toString();
    }
  },

  /** As {@link #BARE}, by hosts that would take quotation marks for marks of their own. */
  BARE_UNQUOTED {
    @Override
    public Rdata read(RecordType type, String content) {
      return BARE.read(type, content);
    }

    @Override
    public String write(Rdata data) {
      if (data instanceof Txt txt && txt.joined().indexOf('"') >= 0) {
        throw new IllegalArgumentException(
            "it keeps text without quotation marks only, and %s has some".formatted(txt));
      }
      return BARE.write(data);
    }
  };

  /**
   * Reads what the host gives.
   *
   * @throws IllegalArgumentException if it is no data of the type
   */
  public abstract Rdata read(RecordType type, String content);

  /**
   * Writes what the host takes.
   *
   * @throws IllegalArgumentException if it takes no such data; the message continues a sentence
   *     about the host
   */
  public abstract String write(Rdata data);

  /**
   * Whether plain text says all of a value.
   *
   * @return false for octets that are no UTF-8, and for control characters
   */
  public static boolean isPlain(Txt txt) {
    return Txt.of(plain(txt)).joined().equals(txt.joined())
        && plain(txt).chars().noneMatch(Character::isISOControl);
  }

  private static String plain(Txt txt) {
    return new String(txt.joined().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }

  private static boolean isQuoted(String content) {
    try {
      return content.startsWith("\"") && TxtFormat.read(content) != null;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
