package mailauth.core.bimi;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One value of ASN.1 in its distinguished encoding (X.690), as far as certificates need it: a part
 * of octets that never change.
 */
final class Der {
  static final int OCTET_STRING = 0x04;
  static final int OBJECT_IDENTIFIER = 0x06;
  static final int IA5_STRING = 0x16;
  static final int SEQUENCE = 0x30;

  private static final int CONTEXT = 0xa0;
  private static final int MULTIBYTE_TAG = 0x1f;
  private static final int LONG_LENGTH = 0x80;

  /** No extension that means anything has more parts. */
  private static final int MOST_PARTS = 256;

  private final int tag;
  private final byte[] octets;
  private final int start;
  private final int end;

  private Der(int tag, byte[] octets, int start, int end) {
    this.tag = tag;
    this.octets = octets;
    this.start = start;
    this.end = end;
  }

  /** Class, form and number in one octet. */
  int tag() {
    return tag;
  }

  /** What is no such value. */
  static final class Invalid extends Exception {
    private static final long serialVersionUID = 1L;

    Invalid(String why) {
      super(why);
    }
  }

  /** The tag of what a context numbers. */
  static int context(int number) {
    return CONTEXT | number;
  }

  /** Reads octets that are one value and nothing else. */
  static Der read(byte[] octets) throws Invalid {
    var value = at(octets, 0, octets.length);
    if (value.end != octets.length) {
      throw new Invalid("octets follow the value");
    }
    return value;
  }

  /** The values within this one. */
  List<Der> parts() throws Invalid {
    var parts = new ArrayList<Der>();
    for (int at = start; at < end; ) {
      var part = at(octets, at, end);
      if (parts.size() == MOST_PARTS) {
        throw new Invalid("there are too many parts");
      }
      parts.add(part);
      at = part.end;
    }
    return parts;
  }

  /** The values within this one, which has to have a tag. */
  List<Der> parts(int wanted) throws Invalid {
    return tagged(wanted).parts();
  }

  /** This value, which has to have a tag. */
  Der tagged(int wanted) throws Invalid {
    if (tag != wanted) {
      throw new Invalid("the tag is %02x, not %02x".formatted(tag, wanted));
    }
    return this;
  }

  byte[] content() {
    return Arrays.copyOfRange(octets, start, end);
  }

  String text() {
    return new String(octets, start, end - start, StandardCharsets.ISO_8859_1);
  }

  /** Reads the value at a place; a length of its own always fits, so that nothing grows. */
  private static Der at(byte[] octets, int at, int end) throws Invalid {
    if (end - at < 2) {
      throw new Invalid("the value is cut");
    }
    int tag = octets[at] & 0xff;
    if ((tag & MULTIBYTE_TAG) == MULTIBYTE_TAG) {
      throw new Invalid("the tag has several octets");
    }
    int first = octets[at + 1] & 0xff;
    int start = at + 2;
    long length = first;
    if (first >= LONG_LENGTH) {
      int count = first - LONG_LENGTH;
      if (count == 0 || count > 4 || end - start < count) {
        throw new Invalid("the length is none");
      }
      length = 0;
      for (int i = 0; i < count; i++) {
        length = length << 8 | (octets[start++] & 0xff);
      }
    }
    if (length > end - start) {
      throw new Invalid("the value is cut");
    }
    return new Der(tag, octets, start, start + (int) length);
  }
}
