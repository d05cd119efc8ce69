package mailauth.providers.inbox;

import java.util.Optional;

/** A mailbox that reports are sent to. */
public interface Mailbox {
  /** What tells it from others. */
  String key();

  /**
   * Reads the messages that are new.
   *
   * @param mark what this returned the last time
   * @return how far it was read
   * @throws mailauth.providers.host.HostException if it cannot be read; the message says why
   */
  String readSince(Optional<String> mark, Taker taker);

  /** Takes one message. */
  interface Taker {
    void take(String label, byte[] octets);
  }
}
