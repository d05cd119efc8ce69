package mailauth.core.evidence;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import mailauth.core.dmarc.Policy;
import mailauth.core.dns.InvalidName;
import mailauth.core.dns.Name;
import mailauth.core.ip.IpAddress;
import mailauth.core.report.OverrideReason;
import mailauth.core.report.TlsPolicyType;

/** Reads one kept history; what its lines repeat is kept once. */
final class HistoryReader {
  /** Which had no names of hosts, and is read as it is. */
  private static final String BEFORE_HOSTS = "1";

  private final TreeSet<Receipt> receipts = new TreeSet<>();
  private final Map<Sighting, Long> messages = new HashMap<>();
  private final Map<TlsSighting, Long> sessions = new HashMap<>();
  private final Map<IpAddress, HostName> hosts = new HashMap<>();
  private final Map<String, LocalDate> days = new HashMap<>();
  private final Map<String, Name> names = new HashMap<>();
  private final Map<String, IpAddress> addresses = new HashMap<>();
  private final Map<String, Optional<Envelope>> envelopes = new HashMap<>();
  private final Map<String, List<Signature>> signatures = new HashMap<>();

  History read(String text) throws UnreadableHistory {
    int end = text.indexOf('\n');
    var head = (end < 0 ? text : text.substring(0, end)).split("\t");
    if (head.length != 2 || !head[0].startsWith(HistoryText.FORMAT)) {
      throw new UnreadableHistory("is no evidence that mailauth wrote");
    }
    checkVersion(head[0].substring(HistoryText.FORMAT.length()));
    int number = 1;
    for (int from = end + 1; end >= 0 && from < text.length(); from = end + 1) {
      number++;
      end = text.indexOf('\n', from);
      if (end < 0) {
        throw new UnreadableHistory("ends in the middle of line " + number);
      }
      read(text.substring(from, end).split("\t"), number);
    }
    try {
      return new History(Name.of(head[1]), receipts, messages, sessions, hosts);
    } catch (InvalidName e) {
      throw new UnreadableHistory("is about no domain: " + e.getMessage());
    }
  }

  private static void checkVersion(String version) throws UnreadableHistory {
    if (!version.equals(BEFORE_HOSTS) && !version.equals(Integer.toString(HistoryText.VERSION))) {
      throw new UnreadableHistory(
          "has format %s, and this mailauth knows %d: a newer one wrote it, so use that"
              .formatted(version, HistoryText.VERSION));
    }
  }

  private void read(String[] fields, int number) throws UnreadableHistory {
    try {
      switch (fields[0]) {
        case HistoryText.RECEIPT -> receipts.add(receipt(fields));
        case HistoryText.MESSAGES ->
            messages.merge(sighting(fields), Long.parseLong(fields[9]), Long::sum);
        case HistoryText.SESSIONS ->
            sessions.merge(session(fields), Long.parseLong(fields[5]), Long::sum);
        case HistoryText.HOST -> hosts.put(address(fields[1]), host(fields));
        default -> throw new UnreadableHistory("has an odd line " + number);
      }
    } catch (DateTimeException | IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new UnreadableHistory("is damaged at line " + number);
    }
  }

  private static Receipt receipt(String[] fields) {
    return new Receipt(
        Receipt.Kind.valueOf(fields[3]),
        fields[5],
        fields[6],
        Instant.ofEpochSecond(Long.parseLong(fields[1])),
        Instant.ofEpochSecond(Long.parseLong(fields[2])),
        policy(fields[4]));
  }

  private Sighting sighting(String[] fields) {
    return new Sighting(
        day(fields[1]),
        names.computeIfAbsent(fields[2], Name::of),
        addresses.computeIfAbsent(fields[3], HistoryReader::address),
        fields[4].charAt(0) == 'd',
        fields[4].charAt(1) == 's',
        envelopes.computeIfAbsent(fields[7], text -> optional(text, HistoryText::envelope)),
        signatures.computeIfAbsent(fields[8], HistoryText::signatures),
        HistoryText.present(fields[6]).flatMap(OverrideReason::of),
        policy(fields[5]));
  }

  private TlsSighting session(String[] fields) {
    return new TlsSighting(
        day(fields[1]),
        TlsPolicyType.of(fields[2]).orElseThrow(IllegalArgumentException::new),
        HistoryText.present(fields[3]),
        HistoryText.present(fields[4]));
  }

  private HostName host(String[] fields) {
    return new HostName(optional(fields[3], Name::of), day(fields[2]));
  }

  private LocalDate day(String text) {
    return days.computeIfAbsent(text, LocalDate::parse);
  }

  private static <T> Optional<T> optional(String field, Function<String, T> read) {
    return HistoryText.present(field).map(read);
  }

  private static Policy policy(String text) {
    return Policy.valueOf(text.toUpperCase(Locale.ROOT));
  }

  private static IpAddress address(String text) {
    return IpAddress.parse(text).orElseThrow(IllegalArgumentException::new);
  }
}
