package mailauth.core.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import mailauth.core.ip.IpAddress;
import mailauth.core.report.AggregateRow.AuthResult;

/** Collects one {@code record} element of an aggregate report. */
final class RowDraft {
  /** More in one row is noise, or somebody who wants our memory. */
  private static final int MOST_RESULTS = 20;

  private static final long LARGEST_COUNT = 1_000_000_000_000L;

  private final XmlCursor xml;
  private final Names names;
  private final List<AuthResult> signatures = new ArrayList<>(2);
  private final List<AuthResult> envelopes = new ArrayList<>(1);
  private Optional<OverrideReason> override = Optional.empty();
  private Optional<IpAddress> address = Optional.empty();
  private String source = "";
  private String count = "";
  private String headerFrom = "";
  private boolean dkim;
  private boolean spf;

  RowDraft(XmlCursor xml, Names names) {
    this.xml = xml;
    this.names = names;
  }

  void read() throws XMLStreamException, UnreadableReport {
    xml.children(name -> {
      switch (name) {
        case "row" -> row();
        case "identifiers", "identities" -> identifiers();
        case "auth_results" -> results();
        default -> {
          // Extensions are for others.
        }
      }
    });
  }

  /** What is wrong with the row; empty for a sound one. */
  Optional<String> fault() {
    address = IpAddress.parse(source);
    if (address.isEmpty()) {
      return Optional.of("'%s' is no address".formatted(ReportId.tidy(source)));
    }
    if (names.of(headerFrom).isEmpty()) {
      return Optional.of("'%s' is no domain".formatted(ReportId.tidy(headerFrom)));
    }
    return count() < 1
        ? Optional.of("'%s' is no count of messages".formatted(ReportId.tidy(count)))
        : Optional.empty();
  }

  /** The row; to be asked for only where there is no {@link #fault}. */
  AggregateRow sound() {
    return new AggregateRow(
        address.orElseThrow().unmapped(),
        count(),
        dkim,
        spf,
        override,
        names.of(headerFrom).orElseThrow(),
        signatures,
        envelopes);
  }

  private void row() throws XMLStreamException, UnreadableReport {
    xml.children(name -> {
      switch (name) {
        case "source_ip" -> source = xml.text();
        case "count" -> count = xml.text();
        case "policy_evaluated" -> evaluated();
        default -> {
          // Nothing else belongs here.
        }
      }
    });
  }

  private void evaluated() throws XMLStreamException, UnreadableReport {
    xml.children(name -> {
      switch (name) {
        case "dkim" -> dkim = isPass(xml.text());
        case "spf" -> spf = isPass(xml.text());
        case "reason" -> reason();
        default -> {
          // What was done with the messages follows from the rest.
        }
      }
    });
  }

  /** Of several reasons, one of forwarding tells most. */
  private void reason() throws XMLStreamException, UnreadableReport {
    xml.children(name -> {
      if (name.equals("type")) {
        var reason = OverrideReason.of(xml.text());
        boolean better =
            override.isEmpty() || reason.filter(OverrideReason::isForwarding).isPresent();
        override = better ? reason : override;
      }
    });
  }

  private void identifiers() throws XMLStreamException, UnreadableReport {
    xml.children(name -> {
      if (name.equals("header_from")) {
        headerFrom = xml.text();
      }
    });
  }

  private void results() throws XMLStreamException, UnreadableReport {
    xml.children(name -> {
      switch (name) {
        case "dkim" -> result(signatures);
        case "spf" -> result(envelopes);
        default -> {
          // ARC and its kin do not make DMARC pass.
        }
      }
    });
  }

  private void result(List<AuthResult> results) throws XMLStreamException, UnreadableReport {
    var draft = new String[] {"", "", ""};
    xml.children(name -> {
      switch (name) {
        case "domain" -> draft[0] = xml.text();
        case "selector" -> draft[1] = xml.text();
        case "result" -> draft[2] = xml.text();
        default -> {
          // Words for people.
        }
      }
    });
    if (results.size() < MOST_RESULTS) {
      names
          .of(draft[0])
          .map(domain -> new AuthResult(domain, selector(draft[1]), isPass(draft[2])))
          .ifPresent(results::add);
    }
  }

  private String selector(String text) {
    return names.of(text).map(Object::toString).orElse("");
  }

  /** Zero for what is no count. */
  private long count() {
    try {
      return Math.min(Long.parseLong(count), LARGEST_COUNT);
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  private static boolean isPass(String text) {
    return text.equalsIgnoreCase("pass");
  }
}
