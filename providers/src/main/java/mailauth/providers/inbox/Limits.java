package mailauth.providers.inbox;

/**
 * How much is unpacked before somebody is taken to play tricks.
 *
 * @param octets that one archive may become
 * @param ratio how many times its packed size a stream may grow, once it is large
 * @param entries of one archive, or parts of one message
 * @param depth how often something may be packed into something else
 * @param message octets of one message
 */
record Limits(long octets, int ratio, int entries, int depth, int message) {
  static final Limits USUAL = new Limits(2L << 30, 200, 1000, 5, 64 << 20);

  /** Below this nothing is a bomb, however well it packs. */
  static final long HARMLESS = 16L << 20;
}
