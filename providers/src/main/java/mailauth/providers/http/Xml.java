package mailauth.providers.http;

import java.io.IOException;
import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** An element of an answer in XML. */
public record Xml(Element element) {
  private static final String NO_DOCTYPE = "http://apache.org/xml/features/disallow-doctype-decl";

  /**
   * Reads an answer.
   *
   * @throws IllegalArgumentException if it is no XML with a root of that name
   */
  public static Xml read(String text, String root) {
    var xml = new Xml(parse(text));
    if (!xml.name().equals(root)) {
      throw new IllegalArgumentException("no " + root);
    }
    return xml;
  }

  /** Without document types, and so without entities that grow or fetch anything. */
  private static Element parse(String text) {
    try {
      var factory = DocumentBuilderFactory.newDefaultInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature(NO_DOCTYPE, true);
      factory.setExpandEntityReferences(false);
      var builder = factory.newDocumentBuilder();
      builder.setErrorHandler(new DefaultHandler());
      return builder.parse(new InputSource(new StringReader(text))).getDocumentElement();
    } catch (SAXException e) {
      throw new IllegalArgumentException("no XML", e);
    } catch (IOException | ParserConfigurationException e) {
      throw new IllegalStateException(e);
    }
  }

  public String name() {
    return element.getTagName();
  }

  /** The elements in it, in order. */
  public List<Xml> children() {
    var nodes = element.getChildNodes();
    return IntStream.range(0, nodes.getLength())
        .mapToObj(nodes::item)
        .filter(Element.class::isInstance)
        .map(Element.class::cast)
        .map(Xml::new)
        .toList();
  }

  /** The elements of a name in it, in order. */
  public List<Xml> all(String name) {
    return children().stream().filter(child -> child.name().equals(name)).toList();
  }

  public Optional<Xml> first(String name) {
    return all(name).stream().findFirst();
  }

  /**
   * The first element of a name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public Xml one(String name) {
    return first(name).orElseThrow(() -> new IllegalArgumentException("it lacks " + name));
  }

  /** What the first element of a name says. */
  public Optional<String> optional(String name) {
    return first(name).map(Xml::text);
  }

  /**
   * What the first element of a name says.
   *
   * @throws IllegalArgumentException if there is none
   */
  public String text(String name) {
    return one(name).text();
  }

  /** All text in it. */
  public String text() {
    return element.getTextContent();
  }

  /** Its attributes, sorted by name. */
  public Map<String, String> attributes() {
    var nodes = element.getAttributes();
    var attributes = new LinkedHashMap<String, String>();
    for (int i = 0; i < nodes.getLength(); i++) {
      attributes.put(nodes.item(i).getNodeName(), nodes.item(i).getNodeValue());
    }
    return attributes;
  }

  /**
   * An attribute.
   *
   * @throws IllegalArgumentException if it has none of that name
   */
  public String attribute(String name) {
    if (!element.hasAttribute(name)) {
      throw new IllegalArgumentException("%s lacks %s".formatted(name(), name));
    }
    return element.getAttribute(name);
  }

  /** Text as it stands between tags. */
  public static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
