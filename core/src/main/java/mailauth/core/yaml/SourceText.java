package mailauth.core.yaml;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;

/**
 * A file's octets as text that is safe to read as YAML: UTF-8 without control characters and
 * without tabs as indentation.
 */
record SourceText(String file, String text) {

  /**
   * @throws Unreadable if the octets are no such text
   */
  static SourceText of(String file, byte[] octets) {
    int start = startsWith(octets, 0xEF, 0xBB, 0xBF) ? 3 : 0;
    // Two octets a character show as a byte order mark, or as the zero beside an ASCII character.
    if (startsWith(octets, 0xFE, 0xFF)
        || startsWith(octets, 0xFF, 0xFE)
        || (octets.length > 1 && (octets[0] == 0) != (octets[1] == 0))) {
      throw new Unreadable(
          new Problem(Position.ofFile(file), "the file is UTF-16: save it as UTF-8"));
    }
    var source =
        new SourceText(
            file, new String(octets, start, octets.length - start, StandardCharsets.UTF_8));
    if (source.text.indexOf('\uFFFD') >= 0) {
      source.refuseMalformed(octets, start);
    }
    source.refuseCharacters();
    return source;
  }

  /** The line of that number, from 1, without its end. */
  String line(int number) {
    return text.lines().skip(number - 1L).findFirst().orElse("");
  }

  /** What stands left of a place in its line. */
  String before(Position at) {
    var line = line(at.line());
    int characters = Math.min(at.column() - 1, line.codePointCount(0, line.length()));
    return line.substring(0, line.offsetByCodePoints(0, characters));
  }

  private void refuseMalformed(byte[] octets, int start) {
    var in = ByteBuffer.wrap(octets, start, octets.length - start);
    var out = CharBuffer.allocate(8192);
    var decoder = StandardCharsets.UTF_8.newDecoder();
    for (var result = decoder.decode(in, out, true);
        !result.isUnderflow();
        result = decoder.decode(in, out.clear(), true)) {
      if (result.isError()) {
        var before = new String(octets, start, in.position() - start, StandardCharsets.UTF_8);
        throw new Unreadable(
            new Problem(
                end(file, before, before.length()),
                "the octet 0x%02X is not UTF-8: save the file as UTF-8"
                    .formatted(octets[in.position()] & 0xff)));
      }
    }
  }

  private void refuseCharacters() {
    boolean indenting = true;
    int tab = -1;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!indenting && c >= ' ' && c < 0x7F) {
        continue; // most of every file
      }
      if (c == '\n' || c == '\r') {
        indenting = true;
        tab = -1;
      } else if (c == '\t') {
        tab = indenting && tab < 0 ? i : tab;
      } else if (c != ' ') {
        if (isForbidden(c)) {
          throw unreadable(
              i, "the character U+%04X cannot stand in YAML: delete it".formatted((int) c));
        }
        if (indenting && tab >= 0 && c != '#') {
          throw unreadable(tab, "a tab indents this line: write spaces instead");
        }
        indenting = false;
      }
    }
  }

  /** Control characters, marks of byte order, and the noncharacters {@link Braces} makes use of. */
  private static boolean isForbidden(char c) {
    return c < ' '
        || (c >= 0x7F && c <= 0x9F)
        || (c >= 0xFDD0 && (c <= 0xFDEF || c == 0xFEFF || c >= 0xFFFE));
  }

  private Unreadable unreadable(int index, String message) {
    return new Unreadable(new Problem(end(file, text, index), message));
  }

  private static Position end(String file, String text, int end) {
    int line = 1;
    int start = 0;
    for (int i = 0; i < end; i++) {
      char c = text.charAt(i);
      if (c == '\n' || (c == '\r' && (i + 1 >= text.length() || text.charAt(i + 1) != '\n'))) {
        line++;
        start = i + 1;
      }
    }
    return new Position(file, line, text.codePointCount(start, end) + 1);
  }

  private static boolean startsWith(byte[] octets, int... expected) {
    if (octets.length < expected.length) {
      return false;
    }
    for (int i = 0; i < expected.length; i++) {
      if ((octets[i] & 0xff) != expected[i]) {
        return false;
      }
    }
    return true;
  }
}
