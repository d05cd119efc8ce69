package mailauth.providers.rfc2136;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.TSIGRecord;

/**
 * Why a server did not do as asked, as one sentence without a stop. Servers call the same fault by
 * different codes, so the words for a code name all that it may mean.
 *
 * @param server as messages name it
 * @param key the key we sign with
 */
record Refusal(String server, Optional<TsigKey> key) {

  /** Words for a reply to a question about a name. */
  String ofQuestion(Message reply, Object name) {
    int code = code(reply);
    return server
        + switch (code) {
          case Rcode.REFUSED ->
              " refuses to answer for %s: it has no such zone, or does not show it to %s"
                  .formatted(name, who());
          case Rcode.NOTAUTH ->
              " does not accept %s (NOTAUTH): its name, algorithm, secret or time is wrong"
                  .formatted(who());
          case Rcode.BADKEY ->
              " does not accept %s (BADKEY): its name or algorithm is wrong".formatted(who());
          default -> ofEither(reply, code, name);
        };
  }

  /**
   * Words for a reply to an update.
   *
   * @param change what was to be changed
   */
  String ofUpdate(Message reply, String change) {
    int code = code(reply);
    return server
        + switch (code) {
          case Rcode.REFUSED ->
              " does not let %s change %s (REFUSED); in BIND see update-policy, in PowerDNS"
                      .formatted(who(), change)
                  + " allow-dnsupdate-from and TSIG-ALLOW-DNSUPDATE";
          case Rcode.NOTAUTH ->
              " does not let %s change %s (NOTAUTH), or is not the zone's primary"
                  .formatted(who(), change);
          case Rcode.BADKEY ->
              " does not let %s change %s (BADKEY); in Knot see update-type in the acl"
                  .formatted(who(), change);
          case Rcode.NOTIMP, Rcode.FORMERR ->
              " does not take dynamic updates (%s)".formatted(Rcode.string(code));
          default -> ofEither(reply, code, change);
        };
  }

  private String ofEither(Message reply, int code, Object about) {
    return switch (code) {
      case Rcode.BADSIG ->
          " has another secret for %s (BADSIG); copy the secret anew".formatted(who());
      case Rcode.BADTIME -> " does not accept the time (BADTIME): " + clocks(reply.getTSIG());
      case Rcode.SERVFAIL ->
          " failed at %s (SERVFAIL); its log says why, often that it cannot write its journal"
              .formatted(about);
      default -> " answered %s for %s".formatted(Rcode.string(code), about);
    };
  }

  /** The server puts its own time into the record's other data (RFC 8945 section 5.2.3). */
  private static String clocks(TSIGRecord signature) {
    var other = signature.getOther();
    if (other == null || other.length == 0) {
      return "its clock and the one here differ by more than 5 min";
    }
    var theirs = Instant.ofEpochSecond(new BigInteger(1, other).longValue());
    var ahead = Duration.between(theirs, signature.getTimeSigned());
    return "the clock here is %s %s its own; 5 min are the most"
        .formatted(words(ahead.abs()), ahead.isNegative() ? "behind" : "ahead of");
  }

  private static String words(Duration duration) {
    return duration.toHours() > 0
        ? "%d h %d min".formatted(duration.toHours(), duration.toMinutesPart())
        : "%d min".formatted(duration.toMinutes());
  }

  private String who() {
    return key.map(known -> "the key '" + known + "'").orElse("this machine without a TSIG key");
  }

  /** The fault that TSIG names, or else the reply's code; they share one numbering. */
  private static int code(Message reply) {
    var signature = reply.getTSIG();
    return signature == null || signature.getError() == Rcode.NOERROR
        ? reply.getRcode()
        : signature.getError();
  }
}
