package mailauth.cli.render;

import java.io.StringWriter;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import mailauth.core.check.Report;
import mailauth.core.check.issue.Gap;
import mailauth.core.check.issue.Issue;
import mailauth.core.lint.Severity;

/**
 * Reports as the test results that CI systems show: a suite is a domain; a group without a finding
 * passed, an error or warning failed, and what could not be found out was skipped.
 */
public final class CheckJunit {
  private static final int INDENT = 2;

  private final XMLStreamWriter xml;

  private CheckJunit(XMLStreamWriter xml) {
    this.xml = xml;
  }

  public static String of(List<Report> reports) {
    var out = new StringWriter();
    try {
      var junit = new CheckJunit(XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out));
      junit.xml.writeStartDocument("UTF-8", "1.0");
      junit.open(0, "testsuites", "name", "mailauth check");
      for (var report : reports) {
        junit.add(report);
      }
      junit.close(0);
      junit.xml.writeEndDocument();
      junit.xml.flush();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("text can always be written", e);
    }
    return out.append('\n').toString();
  }

  private void add(Report report) throws XMLStreamException {
    var domain = report.domain().toString();
    var shown = report.sections().stream().filter(CheckWords::isShown).toList();
    long passed = shown.stream().filter(CheckJunit::passes).count();
    long failed = report.issues().stream().filter(CheckJunit::fails).count();
    long tests = passed + report.issues().size() + report.gaps().size();
    open(
        1,
        "testsuite",
        "name",
        domain,
        "tests",
        String.valueOf(tests),
        "failures",
        String.valueOf(failed),
        "skipped",
        String.valueOf(report.gaps().size()),
        "timestamp",
        report.taken().toString());
    for (var section : shown) {
      var group = domain + " " + section.group().title();
      if (passes(section)) {
        testcase(group, CheckWords.checks(section.checks()));
        close(2);
      }
      for (var issue : section.issues()) {
        add(group, issue);
      }
    }
    for (var gap : report.gaps()) {
      add(domain, gap);
    }
    close(1);
  }

  private void add(String group, Issue issue) throws XMLStreamException {
    testcase(group, "%s %s".formatted(issue.check().id(), issue.place()));
    if (fails(issue)) {
      open(3, "failure", "type", CheckWords.severity(issue.severity()), "message", issue.message());
    } else {
      open(3, "system-out");
    }
    xml.writeCharacters(
        printable(
            "%s%n%s%nFix: %s (%s)"
                .formatted(
                    issue.message(),
                    issue.check().means(),
                    issue.check().fix(),
                    issue.reference())));
    xml.writeEndElement();
    close(2);
  }

  private void add(String domain, Gap gap) throws XMLStreamException {
    testcase(domain, gap.place());
    open(3, "skipped", "message", gap.reason());
    xml.writeEndElement();
    close(2);
  }

  private void testcase(String group, String name) throws XMLStreamException {
    open(2, "testcase", "classname", group, "name", name);
  }

  private void open(int depth, String element, String... attributes) throws XMLStreamException {
    xml.writeCharacters("\n" + " ".repeat(INDENT * depth));
    xml.writeStartElement(element);
    for (int i = 0; i < attributes.length; i += 2) {
      xml.writeAttribute(attributes[i], printable(attributes[i + 1]));
    }
  }

  private void close(int depth) throws XMLStreamException {
    xml.writeCharacters("\n" + " ".repeat(INDENT * depth));
    xml.writeEndElement();
  }

  /** What could not be looked at has not passed. */
  private static boolean passes(Report.Section section) {
    return section.issues().isEmpty() && section.gaps().isEmpty();
  }

  private static boolean fails(Issue issue) {
    return issue.severity() != Severity.INFO;
  }

  /** XML 1.0 has no place for most control characters, which DNS may well hold. */
  private static String printable(String text) {
    return text.replaceAll(
        "[^\\t\\n\\r\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]", "\uFFFD");
  }
}
