package mailauth.core.check.picture;

/** Text of others, to be quoted in a sentence. */
public final class Shown {
  private static final int MOST = 60;

  private Shown() {}

  public static String of(String text) {
    var plain = text.replaceAll("[^ -~]", "?");
    return plain.length() > MOST ? plain.substring(0, MOST) + "..." : plain;
  }
}
