package mailauth.core.bimi;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import mailauth.core.lint.Finding;
import mailauth.core.lint.Findings;

/** Judges a logo: SVG Tiny Portable/Secure, which lets nothing move, run or load. */
public final class LogoLint {
  /** What a logo may weigh, in octets. */
  public static final int MOST_OCTETS = 32 * 1024;

  private static final String PROFILE = "SVG Tiny PS draft, section 2";
  private static final Set<String> FORBIDDEN =
      Set.of(
          "script",
          "animate",
          "animateColor",
          "animateMotion",
          "animateTransform",
          "set",
          "image",
          "foreignObject",
          "video",
          "audio",
          "handler",
          "listener",
          "iframe",
          "style");

  private final Findings findings = new Findings();
  private boolean titled;

  private LogoLint() {}

  /** Takes any octets, packed with gzip or not. */
  public static List<Finding> lint(byte[] served) {
    var lint = new LogoLint();
    var svg = Svg.unpacked(served);
    if (svg.length > MOST_OCTETS) {
      lint.error("BIMI-010", "the logo has %d octets; 32768 are allowed".formatted(svg.length));
    }
    try {
      lint.read(reader(svg));
    } catch (XMLStreamException e) {
      lint.error("BIMI-008", "the logo is no well-formed XML");
    }
    return lint.findings.list();
  }

  /** Document types and entities stay closed: a logo needs none, and they can reach outside. */
  private static XMLStreamReader reader(byte[] svg) throws XMLStreamException {
    var factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    return factory.createXMLStreamReader(new ByteArrayInputStream(svg));
  }

  private void read(XMLStreamReader xml) throws XMLStreamException {
    boolean root = true;
    while (xml.hasNext()) {
      int event = xml.next();
      if (event == XMLStreamConstants.DTD) {
        error("BIMI-013", "the logo has a document type, which can lead outside of it");
      }
      if (event != XMLStreamConstants.START_ELEMENT) {
        continue;
      }
      if (root) {
        checkRoot(xml);
        root = false;
      } else if (!titled && xml.getLocalName().equals("title")) {
        checkTitle(xml);
        continue;
      }
      checkElement(xml);
    }
    if (!titled) {
      error("BIMI-009", "the logo has no title");
    }
  }

  private void checkRoot(XMLStreamReader xml) {
    if (!xml.getLocalName().equals("svg")) {
      error("BIMI-008", "the logo is a document of kind %s, not svg".formatted(xml.getLocalName()));
      return;
    }
    if (!"1.2".equals(attribute(xml, "version"))
        || !"tiny-ps".equals(attribute(xml, "baseProfile"))) {
      error("BIMI-008", "the logo does not say version=\"1.2\" and baseProfile=\"tiny-ps\"");
    }
    if (!attribute(xml, "x").isEmpty() || !attribute(xml, "y").isEmpty()) {
      error("BIMI-014", "the svg element has x or y");
    }
    var box = attribute(xml, "viewBox").strip().split("[\\s,]+");
    if (box.length != 4 || !box[2].equals(box[3])) {
      findings.warning("BIMI-011", 0, "the viewBox of the logo is not square", PROFILE);
    }
  }

  private void checkTitle(XMLStreamReader xml) throws XMLStreamException {
    titled = true;
    var title = xml.getElementText().strip();
    if (title.isEmpty() || title.equalsIgnoreCase("title")) {
      error("BIMI-009", "the title of the logo says nothing");
    }
  }

  private void checkElement(XMLStreamReader xml) {
    if (FORBIDDEN.contains(xml.getLocalName())) {
      error("BIMI-012", "the logo has a %s element".formatted(xml.getLocalName()));
    }
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      var name = xml.getAttributeLocalName(i);
      var value = xml.getAttributeValue(i).strip();
      if (name.startsWith("on")) {
        error("BIMI-012", "the logo has the attribute %s".formatted(name));
      }
      boolean within = value.startsWith("#");
      if (name.equals("href") && !within) {
        error("BIMI-013", "the logo refers to something outside of it");
      }
      if (value.contains("url(") && !value.matches("(?s).*url\\(\\s*['\"]?#.*")) {
        error("BIMI-013", "the logo refers to something outside of it");
      }
    }
  }

  private static String attribute(XMLStreamReader xml, String name) {
    var value = xml.getAttributeValue(null, name);
    return value == null ? "" : value;
  }

  private void error(String id, String message) {
    findings.error(id, 0, message, PROFILE);
  }
}
