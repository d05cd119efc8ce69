package mailauth.core.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import mailauth.core.dns.Name;
import mailauth.core.report.OverrideReason;

/**
 * Histories as text: a line that names format and domain, then a line for each receipt and each
 * sighting, sorted, with tabs between the fields. The same history gives the same text.
 */
public final class HistoryText {
  static final String FORMAT = "mailauth-evidence/";
  static final int VERSION = 1;

  static final String RECEIPT = "report";
  static final String MESSAGES = "mail";
  static final String SESSIONS = "tls";
  static final String NOTHING = "-";

  private static final int USUAL_LINE = 120;

  private HistoryText() {}

  public static String write(History history) {
    var lines = new ArrayList<String>();
    history.receipts().forEach(receipt -> lines.add(line(receipt)));
    history.messages().forEach((sighting, count) -> lines.add(line(sighting, count)));
    history.sessions().forEach((sighting, count) -> lines.add(line(sighting, count)));
    lines.sort(null);
    var text = new StringBuilder(lines.size() * USUAL_LINE + USUAL_LINE);
    text.append(FORMAT).append(VERSION).append('\t').append(history.domain()).append('\n');
    lines.forEach(line -> text.append(line).append('\n'));
    return text.toString();
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

  private static String line(Sighting sighting, long count) {
    return String.join(
        "\t",
        MESSAGES,
        sighting.day().toString(),
        sighting.headerFrom().text(),
        sighting.source().toString(),
        (sighting.dkim() ? "d" : NOTHING) + (sighting.spf() ? "s" : NOTHING),
        sighting.published().text(),
        sighting.override().map(OverrideReason::text).orElse(NOTHING),
        sighting.envelope().map(HistoryText::envelope).orElse(NOTHING),
        signatures(sighting.signatures()),
        Long.toString(count));
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

  private static String envelope(Envelope envelope) {
    return sign(envelope.passes()) + envelope.domain();
  }

  /** The selector may be missing, but never the colon; no name has a space. */
  private static String signatures(List<Signature> signatures) {
    return signatures.isEmpty()
        ? NOTHING
        : signatures.stream()
            .map(s -> sign(s.passes()) + s.selector() + ":" + s.domain())
            .collect(Collectors.joining(" "));
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
