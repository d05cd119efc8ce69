package mailauth.core.evidence;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import mailauth.core.dns.Name;
import mailauth.core.ip.IpAddress;
import mailauth.core.report.OverrideReason;

/**
 * Histories as text: a line that names format and domain, then a line for each receipt, each
 * sighting and each address with a name, sorted, with tabs between the fields. The same history
 * gives the same text.
 */
public final class HistoryText {
  static final String FORMAT = "mailauth-evidence/";
  static final int VERSION = 2;

  static final String RECEIPT = "report";
  static final String MESSAGES = "mail";
  static final String SESSIONS = "tls";
  static final String HOST = "host";
  static final String NOTHING = "-";

  private static final char TAB = '\t';
  private static final int USUAL_LINE = 120;

  private HistoryText() {}

  public static String write(History history) {
    var text = new StringBuilder(history.messages().size() * USUAL_LINE + USUAL_LINE);
    text.append(FORMAT).append(VERSION).append(TAB).append(history.domain()).append('\n');
    messages(history, text);
    history.receipts().stream().map(HistoryText::line).sorted().forEach(line -> end(text, line));
    history.sessions().entrySet().stream()
        .map(entry -> line(entry.getKey(), entry.getValue()))
        .sorted()
        .forEach(line -> end(text, line));
    history.hosts().entrySet().stream()
        .map(entry -> line(entry.getKey(), entry.getValue()))
        .sorted()
        .forEach(line -> end(text, line));
    return text.toString();
  }

  private static void end(StringBuilder text, String line) {
    text.append(line).append('\n');
  }

  /** What the lines of a day begin with is left out of the sorting, which a million would feel. */
  private static void messages(History history, StringBuilder text) {
    var byBeginning = new TreeMap<String, List<String>>();
    var byDay = new HashMap<Day, List<String>>();
    history
        .messages()
        .forEach((sighting, count) ->
            byDay
                .computeIfAbsent(
                    new Day(sighting.day(), sighting.headerFrom()), day -> new ArrayList<>())
                .add(rest(sighting, count)));
    byDay.forEach((day, lines) -> byBeginning.put(day.beginning(), lines));
    byBeginning.forEach((beginning, lines) -> {
      lines.sort(null);
      lines.forEach(line -> end(text.append(beginning), line));
    });
  }

  /** What the lines of many sightings begin with. */
  private record Day(LocalDate day, Name headerFrom) {
    String beginning() {
      return MESSAGES + TAB + day + TAB + headerFrom.text() + TAB;
    }
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws UnreadableHistory if a newer mailauth wrote it, or somebody else
   */
  public static History read(String text) throws UnreadableHistory {
    return new HistoryReader().read(text);
  }

  private static String line(Receipt receipt) {
    return String.join(
        "\t",
        RECEIPT,
        Long.toString(receipt.begin().getEpochSecond()),
        Long.toString(receipt.end().getEpochSecond()),
        receipt.kind().name(),
        receipt.published().text(),
        receipt.reporter(),
        receipt.id());
  }

  /** Written out, because a million of these are kept in one import. */
  private static String rest(Sighting sighting, long count) {
    var rest = new StringBuilder(USUAL_LINE);
    rest.append(sighting.source()).append(TAB);
    rest.append(sighting.dkim() ? "d" : NOTHING).append(sighting.spf() ? "s" : NOTHING).append(TAB);
    rest.append(sighting.published().text()).append(TAB);
    rest.append(sighting.override().map(OverrideReason::text).orElse(NOTHING)).append(TAB);
    rest.append(sighting.envelope().map(HistoryText::envelope).orElse(NOTHING)).append(TAB);
    signatures(sighting.signatures(), rest);
    return rest.append(TAB).append(count).toString();
  }

  private static String line(TlsSighting sighting, long count) {
    return String.join(
        "\t",
        SESSIONS,
        sighting.day().toString(),
        sighting.policy().text(),
        sighting.failure().orElse(NOTHING),
        sighting.mx().orElse(NOTHING),
        Long.toString(count));
  }

  private static String line(IpAddress address, HostName host) {
    return String.join(
        "\t",
        HOST,
        address.toString(),
        host.asked().toString(),
        host.name().map(Name::text).orElse(NOTHING));
  }

  private static String envelope(Envelope envelope) {
    return sign(envelope.passes()) + envelope.domain();
  }

  /** The selector may be missing, but never the colon; no name has a space. */
  private static void signatures(List<Signature> signatures, StringBuilder text) {
    if (signatures.isEmpty()) {
      text.append(NOTHING);
    }
    for (int i = 0; i < signatures.size(); i++) {
      var signature = signatures.get(i);
      text.append(i == 0 ? "" : " ").append(sign(signature.passes()));
      text.append(signature.selector()).append(':').append(signature.domain());
    }
  }

  private static String sign(boolean passes) {
    return passes ? "+" : "!";
  }

  static Optional<String> present(String field) {
    return field.equals(NOTHING) ? Optional.empty() : Optional.of(field);
  }

  static Envelope envelope(String field) {
    return new Envelope(new Name(field.substring(1)), field.charAt(0) == '+');
  }

  static List<Signature> signatures(String field) {
    return present(field).stream()
        .flatMap(text -> List.of(text.split(" ")).stream())
        .map(HistoryText::signature)
        .toList();
  }

  private static Signature signature(String text) {
    int colon = text.indexOf(':');
    return new Signature(
        new Name(text.substring(colon + 1)), text.substring(1, colon), text.charAt(0) == '+');
  }
}
