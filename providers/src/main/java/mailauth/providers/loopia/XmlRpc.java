package mailauth.providers.loopia;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import mailauth.core.json.JsonObject;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** Calls and answers of XML-RPC, whose structs are read as if they were JSON objects. */
final class XmlRpc {
  /** What an answer's only value is called once it is read. */
  static final String VALUE = "value";

  /** What an error is called once it is read: an object with faultCode and faultString. */
  static final String FAULT = "fault";

  private static final int DEEPEST = 20;

  private XmlRpc() {}

  /** A call; its parameters are texts, integers and maps of these. */
  static String call(String method, List<?> parameters) {
    var xml = new StringBuilder("<?xml version=\"1.0\"?><methodCall><methodName>");
    xml.append(method).append("</methodName><params>");
    for (var parameter : parameters) {
      xml.append("<param>");
      write(xml, parameter);
      xml.append("</param>");
    }
    return xml.append("</params></methodCall>").toString();
  }

  private static void write(StringBuilder xml, Object value) {
    xml.append("<value>");
    switch (value) {
      case Number number -> xml.append("<int>").append(number).append("</int>");
      case Map<?, ?> struct -> {
        xml.append("<struct>");
        struct.forEach((name, member) -> {
          xml.append("<member><name>").append(name).append("</name>");
          write(xml, member);
          xml.append("</member>");
        });
        xml.append("</struct>");
      }
      default -> xml.append("<string>").append(escape(value.toString())).append("</string>");
    }
    xml.append("</value>");
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  /**
   * Reads an answer: an object whose only member is {@link #VALUE} or {@link #FAULT}.
   *
   * @throws IllegalArgumentException if it is none
   */
  static JsonObject answer(String text) {
    var root = parse(text);
    require(root.getTagName().equals("methodResponse"), "it is no XML-RPC");
    var content = child(root);
    var members = new LinkedHashMap<String, @Nullable Object>();
    if (content.getTagName().equals("fault")) {
      members.put(FAULT, value(child(content), 0));
    } else {
      members.put(VALUE, value(child(child(content)), 0));
    }
    return new JsonObject("", members);
  }

  private static Object value(Element value, int depth) {
    require(depth < DEEPEST, "it is nested too deeply");
    require(value.getTagName().equals("value"), "it lacks a value");
    var children = children(value);
    if (children.isEmpty()) {
      return value.getTextContent();
    }
    var typed = children.getFirst();
    return switch (typed.getTagName()) {
      case "int", "i4", "i8" -> Long.valueOf(typed.getTextContent().strip());
      case "array" -> children(child(typed)).stream().map(each -> value(each, depth + 1)).toList();
      case "struct" -> {
        var members = new LinkedHashMap<String, @Nullable Object>();
        for (var member : children(typed)) {
          var parts = children(member);
          require(parts.size() == 2, "a member is not a name and a value");
          members.put(parts.getFirst().getTextContent().strip(), value(parts.getLast(), depth + 1));
        }
        yield members;
      }
      default -> typed.getTextContent();
    };
  }

  private static Element child(Element parent) {
    var children = children(parent);
    require(!children.isEmpty(), "%s is empty".formatted(parent.getTagName()));
    return children.getFirst();
  }

  private static List<Element> children(Element parent) {
    var elements = new ArrayList<Element>();
    for (var node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element element) {
        elements.add(element);
      }
    }
    return elements;
  }

  private static void require(boolean condition, String fault) {
    if (!condition) {
      throw new IllegalArgumentException(fault);
    }
  }

  /** Without document types, and so without entities that grow or fetch anything. */
  private static Element parse(String text) {
    try {
      var factory = DocumentBuilderFactory.newDefaultInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      factory.setExpandEntityReferences(false);
      var builder = factory.newDocumentBuilder();
      builder.setErrorHandler(new DefaultHandler());
      return builder.parse(new InputSource(new StringReader(text))).getDocumentElement();
    } catch (SAXException | IOException e) {
      throw new IllegalArgumentException("it is no XML", e);
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException(e);
    }
  }
}
