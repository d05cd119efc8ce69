package mailauth.providers.masterfile;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import mailauth.core.yaml.Position;
import mailauth.core.yaml.Problem;
import mailauth.providers.host.HostException;

/**
 * A file of a zone.
 *
 * @param shown the path as messages give it
 * @param text its octets as ISO 8859-1, so that an offset in the text is one in the file
 */
public record Source(Path path, String shown, String text) {

  Source with(String newText) {
    return new Source(path, shown, newText);
  }

  /** Whether a line may include a file of this name, wherever it is. */
  public boolean includes(String fileName) {
    return text.lines()
        .filter(line -> line.regionMatches(true, 0, "$INCLUDE", 0, 8))
        .anyMatch(line -> line.contains(fileName));
  }

  /** What lines end in here. */
  String lineEnd() {
    int feed = text.indexOf('\n');
    return feed > 0 && text.charAt(feed - 1) == '\r' ? "\r\n" : "\n";
  }

  /** The place of an octet, for people: lines from 1, columns from 1 in code points. */
  public Position position(int offset) {
    int line = 1;
    int start = 0;
    for (int feed = text.indexOf('\n'); feed >= 0 && feed < offset; ) {
      line++;
      start = feed + 1;
      feed = text.indexOf('\n', start);
    }
    var before = text.substring(start, offset).getBytes(StandardCharsets.ISO_8859_1);
    var decoded = new String(before, StandardCharsets.UTF_8);
    return new Position(shown, line, decoded.codePointCount(0, decoded.length()) + 1);
  }

  /** An error in this file, its message beginning with the place. */
  HostException wrong(int offset, String message) {
    return new HostException(new Problem(position(offset), message).toString());
  }
}
