package mailauth.providers.route53;

import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** An element of an answer. */
record Xml(Element element) {
  private static final String NO_DOCTYPE = "http://apache.org/xml/features/disallow-doctype-decl";

  /**
   * Reads an answer.
   *
   * @throws IllegalArgumentException if it is no XML with a root of that name
   */
  static Xml read(String text, String root) {
    try {
      var factory = DocumentBuilderFactory.newInstance();
      factory.setFeature(NO_DOCTYPE, true);
      var builder = factory.newDocumentBuilder();
      builder.setErrorHandler(new DefaultHandler());
      var xml =
          new Xml(builder.parse(new InputSource(new StringReader(text))).getDocumentElement());
      if (!xml.element().getTagName().equals(root)) {
        throw new IllegalArgumentException("no " + root);
      }
      return xml;
    } catch (SAXException e) {
      throw new IllegalArgumentException("no XML", e);
    } catch (IOException | ParserConfigurationException e) {
      throw new IllegalStateException(e);
    }
  }

  List<Xml> all(String name) {
    var nodes = element.getChildNodes();
    return IntStream.range(0, nodes.getLength())
        .mapToObj(nodes::item)
        .filter(Element.class::isInstance)
        .map(Element.class::cast)
        .filter(child -> child.getTagName().equals(name))
        .map(Xml::new)
        .toList();
  }

  Optional<Xml> first(String name) {
    return all(name).stream().findFirst();
  }

  Optional<String> optional(String name) {
    return first(name).map(Xml::text);
  }

  String text(String name) {
    return optional(name).orElseThrow(() -> new IllegalArgumentException("it lacks " + name));
  }

  String text() {
    return element.getTextContent();
  }
}
