package mailauth.providers.host;

/** What became of a {@link Replacement}. */
public sealed interface Outcome {

  /** The host holds the wanted RRset, read back. */
  record Written() implements Outcome {}

  /** Another writer was there first; nothing was changed. */
  record Stale(Reading actual) implements Outcome {}

  /** Nothing was changed, for a reason that a person can act on. */
  record Failed(String reason) implements Outcome {}

  /** Nothing was changed: a person has to do it, and only DNS will tell. */
  record ByHand() implements Outcome {}

  /** The host was told but did not say that it was done; only reading tells. */
  record Unsure(String reason) implements Outcome {}
}
