package mailauth.core.web;

import java.util.Optional;

/** What became of a fetch. */
public sealed interface Fetched {

  /**
   * A server answered, whose certificate is good.
   *
   * @param contentType the header as sent
   * @param location where a redirect points
   * @param body the octets, held as ISO 8859-1 text, one {@code char} an octet
   * @param isCut whether there were more octets than were asked for
   */
  record Response(
      int status,
      Optional<String> contentType,
      Optional<String> location,
      String body,
      boolean isCut)
      implements Fetched {}

  /**
   * No answer.
   *
   * @param reason for a person, without a final stop
   */
  record Failed(Kind kind, String reason) implements Fetched {}

  /** Where it failed. */
  enum Kind {
    /** The host has no address. */
    NAME,
    /** DNS did not answer for the host, so nobody knows. */
    LOOKUP,
    /** Nothing listens there, or it does not answer in time. */
    CONNECTION,
    /** The certificate is not good for the name, or TLS fails otherwise. */
    TLS,
    /** What came is no HTTP. */
    PROTOCOL
  }
}
