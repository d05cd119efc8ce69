package mailauth.providers.web;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import mailauth.providers.conformance.Zone;
import mailauth.providers.host.HostType;
import mockwebserver3.MockResponse;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** A host in memory that speaks XML-RPC. */
public abstract class XmlRpcCloud extends FakeCloud {
  protected XmlRpcCloud(HostType type, String apiPath, Zone... zones) {
    super(type, apiPath, zones);
  }

  @Override
  public final MockResponse error(int status, String words) {
    return fault(status, status, words);
  }

  /** A fault with a status that need not be the same. */
  public final MockResponse fault(int status, int code, String words) {
    return xml(
        status,
        "<fault>%s</fault>"
            .formatted(value(struct("faultCode", integer(code), "faultString", string(words)))));
  }

  public static String method(Asked request) {
    return request.body().replaceFirst("(?s).*<methodName>(.*)</methodName>.*", "$1");
  }

  protected static List<Object> parameters(Asked request) {
    try {
      var document =
          DocumentBuilderFactory.newInstance()
              .newDocumentBuilder()
              .parse(new InputSource(new StringReader(request.body())));
      var params = document.getElementsByTagName("param");
      var parameters = new ArrayList<Object>();
      for (int i = 0; i < params.getLength(); i++) {
        var typed = (Element) params.item(i).getFirstChild().getFirstChild();
        var members = typed.getElementsByTagName("member");
        var struct = new HashMap<String, Object>();
        for (int j = 0; j < members.getLength(); j++) {
          var member = members.item(j);
          struct.put(
              member.getFirstChild().getTextContent(),
              scalar((Element) member.getLastChild().getFirstChild()));
        }
        parameters.add(typed.getTagName().equals("struct") ? struct : scalar(typed));
      }
      return parameters;
    } catch (IOException | SAXException | ParserConfigurationException e) {
      throw new IllegalStateException(e);
    }
  }

  protected static Object scalar(Element typed) {
    var text = typed.getTextContent();
    return typed.getTagName().equals("int") ? (Object) Long.valueOf(text) : text;
  }

  /** An answer that is a list. */
  protected static MockResponse array(List<String> values) {
    return xml(200, "<params><param>%s</param></params>".formatted(value(values(values))));
  }

  /** A list of typed values. */
  protected static String values(List<String> values) {
    return values.stream()
        .map(XmlRpcCloud::value)
        .collect(Collectors.joining("", "<array><data>", "</data></array>"));
  }

  protected static MockResponse xml(int status, String content) {
    return new MockResponse.Builder()
        .code(status)
        .addHeader("Content-Type", "text/xml")
        .body(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<methodResponse>%s</methodResponse>"
                .formatted(content))
        .build();
  }

  protected static String value(String typed) {
    return "<value>" + typed + "</value>";
  }

  protected static String struct(String... namesAndValues) {
    var xml = new StringBuilder("<struct>");
    for (int i = 0; i < namesAndValues.length; i += 2) {
      xml.append("<member><name>%s</name>".formatted(namesAndValues[i]))
          .append(value(namesAndValues[i + 1]))
          .append("</member>");
    }
    return xml.append("</struct>").toString();
  }

  protected static String string(String text) {
    return "<string>%s</string>".formatted(text.replace("&", "&amp;").replace("<", "&lt;"));
  }

  protected static String integer(long number) {
    return "<int>%d</int>".formatted(number);
  }
}
