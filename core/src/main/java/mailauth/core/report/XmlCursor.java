package mailauth.core.report;

import java.io.Reader;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Walks down an XML document without keeping it: no DTD, no entities, no tree. */
final class XmlCursor {
  private static final XMLInputFactory FACTORY = factory();
  private static final int LONGEST_TEXT = 4096;
  private static final int DEEPEST = 50;

  private final XMLStreamReader xml;
  private int depth;

  XmlCursor(Reader reader) throws XMLStreamException {
    xml = FACTORY.createXMLStreamReader(reader);
  }

  /** What happens at a child; it reads the child's text or children, or neither. */
  interface Child {
    void read(String name) throws XMLStreamException, UnreadableReport;
  }

  /** Visits the next element that begins; what follows it is not looked at. */
  void first(Child child) throws XMLStreamException, UnreadableReport {
    while (xml.hasNext()) {
      if (xml.next() == XMLStreamConstants.START_ELEMENT) {
        enter();
        child.read(name());
        return;
      }
    }
  }

  /** Visits the children of the element that the cursor stands at. */
  void children(Child child) throws XMLStreamException, UnreadableReport {
    int parent = depth;
    while (xml.hasNext()) {
      switch (xml.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          enter();
          child.read(name());
          skipTo(parent);
        }
        case XMLStreamConstants.END_ELEMENT -> {
          depth--;
          return;
        }
        default -> {
          // Text between elements is layout.
        }
      }
    }
  }

  /** The element's text without what surrounds it; what stands in elements below is left out. */
  String text() throws XMLStreamException, UnreadableReport {
    int own = depth;
    var text = "";
    while (depth >= own && xml.hasNext()) {
      switch (xml.next()) {
        case XMLStreamConstants.START_ELEMENT -> enter();
        case XMLStreamConstants.END_ELEMENT -> depth--;
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
          if (depth == own && text.length() < LONGEST_TEXT) {
            text = text.isEmpty() ? xml.getText() : text + xml.getText();
          }
        }
        default -> {
          // Comments say nothing.
        }
      }
    }
    var stripped = text.strip();
    return stripped.length() <= LONGEST_TEXT ? stripped : stripped.substring(0, LONGEST_TEXT);
  }

  private void skipTo(int wanted) throws XMLStreamException, UnreadableReport {
    while (depth > wanted && xml.hasNext()) {
      switch (xml.next()) {
        case XMLStreamConstants.START_ELEMENT -> enter();
        case XMLStreamConstants.END_ELEMENT -> depth--;
        default -> {
          // Nobody asked.
        }
      }
    }
  }

  private void enter() throws UnreadableReport {
    depth++;
    if (depth > DEEPEST) {
      throw new UnreadableReport("nests elements more than %d deep".formatted(DEEPEST));
    }
  }

  /** The element's name without its prefix, declared or not. */
  private String name() {
    var name = xml.getLocalName();
    return name.substring(name.indexOf(':') + 1);
  }

  private static XMLInputFactory factory() {
    var factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
    return factory;
  }
}
