package mailauth.core.spf;

/** Foreign octets, made fit to stand in a sentence. */
public final class Excerpt {
  private static final int MAX = 60;

  private Excerpt() {}

  /** The first octets, with those that cannot be printed as {@code \xHH}. */
  public static String of(String octets) {
    var out = new StringBuilder();
    for (int i = 0; i < Math.min(octets.length(), MAX); i++) {
      char c = octets.charAt(i);
      out.append(c >= ' ' && c <= '~' ? String.valueOf(c) : "\\x%02x".formatted((int) c));
    }
    return out.append(octets.length() > MAX ? "..." : "").toString();
  }
}
