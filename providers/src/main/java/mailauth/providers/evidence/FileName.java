package mailauth.providers.evidence;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/** Domain names as names of files: reports may hold any, and a slash must not lead elsewhere. */
final class FileName {
  private FileName() {}

  static String write(String name) {
    var file = new StringBuilder(name.length());
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || "-._".indexOf(c) >= 0;
      file.append(plain ? String.valueOf(c) : "%%%02x".formatted((int) c));
    }
    return file.toString();
  }

  static String read(String file) {
    return URLDecoder.decode(file.replace("+", "%2b"), StandardCharsets.US_ASCII);
  }
}
