package mailauth.core.spf;

/** How much a receiver does for one evaluation (RFC 7208 section 4.6.4). */
public final class SpfLimits {
  /** Terms that ask DNS, over all records; one more is a permerror. */
  public static final int LOOKUPS = 10;

  /** Questions without records; one more is a permerror. */
  public static final int VOID_LOOKUPS = 2;

  /** Hosts of one {@code mx}; one more is a permerror. */
  public static final int MX_HOSTS = 10;

  /** Names of the client that are looked at; more are ignored. */
  public static final int PTR_NAMES = 10;

  private SpfLimits() {}
}
