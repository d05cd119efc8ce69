package mailauth.core.spf.authorization;

/** Questions that exist but have no answer, by the family of the client that meets them. */
public record Voids(int ip4, int ip6) {
  public static final Voids NONE = new Voids(0, 0);

  public Voids plus(Voids other) {
    return new Voids(ip4 + other.ip4, ip6 + other.ip6);
  }

  /** What counts against the limit of two (RFC 7208 section 4.6.4). */
  public int worst() {
    return Math.max(ip4, ip6);
  }
}
