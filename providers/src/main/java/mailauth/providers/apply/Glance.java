package mailauth.providers.apply;

/** What a resolver answers with, beside what stood and what was written. */
sealed interface Glance {
  /** What was written. */
  record New() implements Glance {}

  /**
   * What stood before, as caches do for a while.
   *
   * @param seconds for how much longer, as far as it says
   */
  record Old(long seconds) implements Glance {}

  /**
   * Neither.
   *
   * @param what it is
   */
  record Other(String what) implements Glance {}

  /**
   * An error.
   *
   * @param rcode as DNS calls it
   */
  record Broken(String rcode) implements Glance {}

  /** Nothing: it cannot be reached, or does not serve us. */
  record Away() implements Glance {}

  default boolean isFault() {
    return this instanceof Other || this instanceof Broken;
  }
}
