package mailauth.core.bimi;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;

/** A logo's octets, which may be packed with gzip (SVGZ). */
final class Svg {
  /** More than any logo may have, so that a small file cannot fill the memory. */
  private static final int MOST_OCTETS = 1 << 20;

  private Svg() {}

  static boolean isPacked(byte[] octets) {
    return octets.length > 2 && octets[0] == 0x1f && (octets[1] & 0xff) == 0x8b;
  }

  /** The text of the drawing; what cannot be unpacked stays as it is. */
  static byte[] unpacked(byte[] octets) {
    if (!isPacked(octets)) {
      return octets;
    }
    try (var in = new GZIPInputStream(new ByteArrayInputStream(octets))) {
      return in.readNBytes(MOST_OCTETS);
    } catch (IOException e) {
      return octets;
    }
  }
}
