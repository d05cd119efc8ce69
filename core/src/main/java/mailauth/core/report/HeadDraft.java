package mailauth.core.report;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import mailauth.core.dmarc.Policy;

/** Collects what an aggregate report says before its rows. */
final class HeadDraft {
  /** The year 2100, after which a date is a mistake. */
  private static final long LAST_SECOND = 4_102_444_800L;

  private final Names names;
  private String organisation = "";
  private String email = "";
  private String reportId = "";
  private String begin = "";
  private String end = "";
  private String domain = "";
  private String policy = "";

  HeadDraft(Names names) {
    this.names = names;
  }

  void metadata(XmlCursor xml) throws XMLStreamException, UnreadableReport {
    xml.children(name -> {
      switch (name) {
        case "org_name" -> organisation = xml.text();
        case "email" -> email = xml.text();
        case "report_id" -> reportId = xml.text();
        case "date_range" -> dates(xml);
        default -> {
          // Contact and errors are for people.
        }
      }
    });
  }

  private void dates(XmlCursor xml) throws XMLStreamException, UnreadableReport {
    xml.children(name -> {
      switch (name) {
        case "begin" -> begin = xml.text();
        case "end" -> end = xml.text();
        default -> {
          // Nothing else belongs here.
        }
      }
    });
  }

  void policy(XmlCursor xml) throws XMLStreamException, UnreadableReport {
    xml.children(name -> {
      switch (name) {
        case "domain" -> domain = xml.text();
        case "p" -> policy = xml.text();
        default -> {
          // The rest of the record stands in DNS.
        }
      }
    });
  }

  AggregateHead head() throws UnreadableReport {
    var reporter = reporter();
    var from = instant(begin, "begin");
    var to = instant(end, "end");
    if (to.isBefore(from)) {
      throw new UnreadableReport("covers a time that ends before it begins");
    }
    var about =
        names
            .of(domain)
            .orElseThrow(() -> new UnreadableReport("does not say which domain it is about"));
    var id = reportId.isEmpty() ? begin + "-" + end : reportId;
    return new AggregateHead(
        new ReportId(ReportId.tidy(reporter), ReportId.tidy(id), from, to), about, published());
  }

  /** The organisation; some leave it out and give an address at least. */
  private String reporter() throws UnreadableReport {
    var fallback = email.substring(email.lastIndexOf('@') + 1);
    var reporter = organisation.isEmpty() ? fallback : organisation;
    if (reporter.isEmpty()) {
      throw new UnreadableReport("does not say who reports");
    }
    return reporter;
  }

  private Policy published() {
    return switch (policy.toLowerCase(Locale.ROOT)) {
      case "quarantine" -> Policy.QUARANTINE;
      case "reject" -> Policy.REJECT;
      default -> Policy.NONE;
    };
  }

  private static Instant instant(String seconds, String what) throws UnreadableReport {
    return second(seconds)
        .map(Instant::ofEpochSecond)
        .orElseThrow(() ->
            new UnreadableReport(
                "has no time where its '%s' should be: '%s'"
                    .formatted(what, ReportId.tidy(seconds))));
  }

  private static Optional<Long> second(String text) {
    try {
      long second = Long.parseLong(text);
      return second >= 0 && second < LAST_SECOND ? Optional.of(second) : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
