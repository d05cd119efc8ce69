package mailauth.providers.http;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mailauth.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** Calls and answers of XML-RPC, whose structs are read as if they were JSON objects. */
public final class XmlRpc {
  /** What an answer's only value is called once it is read. */
  public static final String VALUE = "value";

  /** What an error is called once it is read: an object with faultCode and faultString. */
  public static final String FAULT = "fault";

  private static final int DEEPEST = 20;

  private XmlRpc() {}

  /** A call; its parameters are texts, integers and maps of these. */
  public static String call(String method, List<?> parameters) {
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
      default -> xml.append("<string>").append(Xml.escape(value.toString())).append("</string>");
    }
    xml.append("</value>");
  }

  /**
   * Reads an answer: an object whose only member is {@link #VALUE} or {@link #FAULT}.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static JsonObject answer(String text) {
    var content = child(Xml.read(text, "methodResponse"));
    var members = new LinkedHashMap<String, @Nullable Object>();
    if (content.name().equals("fault")) {
      members.put(FAULT, value(child(content), 0));
    } else {
      members.put(VALUE, value(child(child(content)), 0));
    }
    return new JsonObject("", members);
  }

  private static Object value(Xml value, int depth) {
    require(depth < DEEPEST, "it is nested too deeply");
    require(value.name().equals("value"), "it lacks a value");
    if (value.children().isEmpty()) {
      return value.text();
    }
    var typed = child(value);
    return switch (typed.name()) {
      case "int", "i4", "i8" -> Long.valueOf(typed.text().strip());
      case "array" -> child(typed).children().stream().map(each -> value(each, depth + 1)).toList();
      case "struct" -> {
        var members = new LinkedHashMap<String, @Nullable Object>();
        for (var member : typed.children()) {
          var parts = member.children();
          require(parts.size() == 2, "a member is not a name and a value");
          members.put(parts.getFirst().text().strip(), value(parts.getLast(), depth + 1));
        }
        yield members;
      }
      default -> typed.text();
    };
  }

  private static Xml child(Xml parent) {
    return parent.children().stream()
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("%s is empty".formatted(parent.name())));
  }

  private static void require(boolean condition, String fault) {
    if (!condition) {
      throw new IllegalArgumentException(fault);
    }
  }
}
