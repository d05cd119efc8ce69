package mailauth.core.report;

import java.io.IOException;
import java.io.InputStream;
import javax.xml.stream.XMLStreamException;

/**
 * Reads DMARC aggregate reports: RFC 9990 with or without its namespace, RFC 7489, and the drafts
 * that some reporters still send. Not safe for use by several threads.
 */
public final class AggregateReader {
  private final Names names = new Names();

  /**
   * Reads one report, row by row. What was told before an exception must not be counted.
   *
   * @param in XML; the caller bounds its length and closes it
   * @throws UnreadableReport if it is no aggregate report, or ends too early
   * @throws IOException if the stream cannot be read
   */
  public void read(InputStream in, AggregateListener listener)
      throws IOException, UnreadableReport {
    try {
      var xml = new XmlCursor(XmlText.reader(in));
      xml.first(root -> root(root, xml, listener));
    } catch (XMLStreamException e) {
      throw cause(e);
    }
  }

  /** Some reporters put the tag of a schema before the report, and never close it. */
  private void root(String root, XmlCursor xml, AggregateListener listener)
      throws XMLStreamException, UnreadableReport {
    switch (root) {
      case "feedback" -> feedback(xml, listener);
      case "schema" -> xml.first(inner -> root(inner, xml, listener));
      default ->
          throw new UnreadableReport(
              "is XML, but no DMARC report: it begins with <%s>".formatted(ReportId.tidy(root)));
    }
  }

  private void feedback(XmlCursor xml, AggregateListener listener)
      throws XMLStreamException, UnreadableReport {
    var head = new HeadDraft(names);
    var reading = new Reading(listener);
    xml.children(name -> {
      switch (name) {
        case "report_metadata" -> head.metadata(xml);
        case "policy_published" -> head.policy(xml);
        case "record" -> reading.row(xml, head);
        default -> {
          // The version says less than what stands there.
        }
      }
    });
    reading.begin(head);
  }

  /** Asks the listener once, when the first row comes or none did. */
  private final class Reading {
    private final AggregateListener listener;
    private boolean begun;
    private boolean wanted;

    Reading(AggregateListener listener) {
      this.listener = listener;
    }

    void begin(HeadDraft head) throws UnreadableReport {
      if (!begun) {
        begun = true;
        wanted = listener.wants(head.head());
      }
    }

    void row(XmlCursor xml, HeadDraft head) throws XMLStreamException, UnreadableReport {
      begin(head);
      if (wanted) {
        var draft = new RowDraft(xml, names);
        draft.read();
        draft.fault().ifPresentOrElse(listener::oddRow, () -> listener.row(draft.sound()));
      }
    }
  }

  /** A stream's own trouble comes wrapped, and says more than the parser's. */
  private static UnreadableReport cause(XMLStreamException e) throws IOException {
    if (e.getNestedException() instanceof IOException io) {
      throw io;
    }
    var at = e.getLocation();
    return new UnreadableReport(
        "is no well-formed XML: it breaks at line %,d, column %,d"
            .formatted(at.getLineNumber(), at.getColumnNumber()));
  }
}
