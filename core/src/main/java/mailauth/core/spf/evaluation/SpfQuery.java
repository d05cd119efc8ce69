package mailauth.core.spf.evaluation;

import java.time.Instant;
import mailauth.core.dns.InvalidName;
import mailauth.core.dns.Name;
import mailauth.core.ip.IpAddress;

/**
 * What a receiver knows when it evaluates SPF (RFC 7208 section 4.1).
 *
 * @param ip the client's address; an IPv4-mapped one is taken as IPv4
 * @param sender {@code MAIL FROM}, or {@code postmaster@} the HELO name where that is empty
 * @param helo what the client called itself, which need not be a domain name
 * @param domain whose record is asked for; U-labels are turned into A-labels (RFC 8616)
 * @param receiver the receiving host's name, for explanations
 * @param time of the evaluation, for explanations
 */
public record SpfQuery(
    IpAddress ip, String sender, String helo, String domain, String receiver, Instant time) {

  /** What {@code %{r}} gives where nobody knows the receiver (RFC 7208 section 7.3). */
  public static final String NO_RECEIVER = "unknown";

  public SpfQuery {
    ip = ip.unmapped();
    sender = sender.isEmpty() ? "postmaster@" + helo : sender;
    helo = aLabels(helo);
    domain = aLabels(domain);
  }

  /** Evaluates this domain, whatever the sender's. */
  public static SpfQuery of(IpAddress ip, String sender, String helo, String domain) {
    return new SpfQuery(ip, sender, helo, domain, NO_RECEIVER, Instant.now());
  }

  /** Evaluates the domain of {@code MAIL FROM}, or the HELO name where that is empty. */
  public static SpfQuery of(IpAddress ip, String mailFrom, String helo) {
    return of(ip, mailFrom, helo, mailFrom.isEmpty() ? helo : after(mailFrom));
  }

  /** The sender's local part, {@code postmaster} where it has none. */
  String localPart() {
    int at = sender.lastIndexOf('@');
    return at <= 0 ? "postmaster" : sender.substring(0, at);
  }

  /** The sender's domain in A-labels. */
  String senderDomain() {
    return aLabels(after(sender));
  }

  private static String after(String sender) {
    return sender.substring(sender.lastIndexOf('@') + 1);
  }

  private static String aLabels(String domain) {
    if (domain.chars().allMatch(c -> c < 128)) {
      return domain;
    }
    try {
      return Name.of(domain).text();
    } catch (InvalidName e) {
      return domain;
    }
  }
}
