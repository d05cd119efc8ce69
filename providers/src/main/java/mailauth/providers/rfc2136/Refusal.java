package mailauth.providers.rfc2136;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.TSIGRecord;

/**
 * Why a server did not do as asked, as one sentence without a stop. Servers disagree on what to
 * call the same fault, so each code names all that it may mean.
 *
 * @param server as messages name it
 * @param key the key we sign with
 */
record Refusal(String server, Optional<TsigKey> key) {

  /** Words for a reply to a question about {@code name}. */
  String ofQuestion(Message reply, Object name) {
    return switch (reply.getRcode()) {
      case Rcode.REFUSED ->
          "%s refuses to answer for %s: it has no such zone, or does not show it to %s"
              .formatted(server, name, whoWeAre());
      default -> words(reply, name);
    };
  }

  /** Words for a reply to an update of {@code zone}. */
  String ofUpdate(Message reply, Object zone) {
    return switch (reply.getRcode()) {
      case Rcode.REFUSED ->
          ("%s refuses to change %s: it does not allow that to %s, or not these record types%s; in"
                  + " BIND see update-policy or allow-update, in PowerDNS allow-dnsupdate-from and"
                  + " TSIG-ALLOW-DNSUPDATE")
              .formatted(server, zone, whoWeAre(), orKeyFault());
      case Rcode.NOTIMP, Rcode.FORMERR ->
          "%s does not take dynamic updates (%s)".formatted(server, Rcode.string(reply.getRcode()));
      case Rcode.NOTZONE -> "%s says that a name is not within %s".formatted(server, zone);
      default -> words(reply, zone);
    };
  }

  private String words(Message reply, Object about) {
    var signature = reply.getTSIG();
    int fault = signature == null ? Rcode.NOERROR : signature.getError();
    return switch (fault) {
      case Rcode.BADKEY ->
          ("%s says BADKEY for %s: it has no key '%s' of that algorithm, or the key may not do"
                  + " this; in Knot see update-type in its acl")
              .formatted(server, about, keyName());
      case Rcode.BADSIG ->
          "%s has another secret for the key '%s'; copy the secret anew"
              .formatted(server, keyName());
      case Rcode.BADTIME -> badTime(signature);
      default -> plain(reply.getRcode(), about);
    };
  }

  private String plain(int rcode, Object about) {
    return switch (rcode) {
      case Rcode.NOTAUTH ->
          "%s says NOTAUTH for %s: it is not the primary of that zone, or does not allow this to %s"
              .formatted(server, about, whoWeAre());
      case Rcode.SERVFAIL ->
          "%s failed at %s (SERVFAIL); its log says why, often that it cannot write its journal"
              .formatted(server, about);
      default -> "%s answered %s for %s".formatted(server, Rcode.string(rcode), about);
    };
  }

  private String badTime(TSIGRecord signature) {
    var ours = signature.getTimeSigned();
    var other = signature.getOther();
    if (other == null || other.length == 0) {
      return "the clock here differs from that of %s by more than five minutes".formatted(server);
    }
    var theirs = Instant.ofEpochSecond(new BigInteger(1, other).longValue());
    var difference = Duration.between(theirs, ours);
    return "the clock here is %s %s that of %s, and five minutes are the most"
        .formatted(
            words(difference.abs()), difference.isNegative() ? "behind" : "ahead of", server);
  }

  private static String words(Duration duration) {
    return duration.toHours() > 0
        ? "%d h %d min".formatted(duration.toHours(), duration.toMinutesPart())
        : "%d min".formatted(duration.toMinutes());
  }

  private String whoWeAre() {
    return key.map(name -> "the key '" + name + "'").orElse("this machine without a TSIG key");
  }

  /** PowerDNS says no more than REFUSED when a signature is wrong. */
  private String orKeyFault() {
    return key.isPresent() ? ", or the key's secret or the clock is wrong" : "";
  }

  private String keyName() {
    return key.map(TsigKey::toString).orElse("");
  }
}
