package mailauth.providers.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A TXT value that some DNS host is known to have got wrong.
 *
 * @param text the strings joined, before any encoding
 */
public record TxtCase(String id, String text) {
  private static final Pattern BLOCK =
      Pattern.compile("```json\\s*(\\[.*?])\\s*```", Pattern.DOTALL);
  private static final Pattern BASE64 = Pattern.compile("<(\\d+) b64>");

  /** The list in the reference folder, with its repetitions and placeholders filled in. */
  public static List<TxtCase> all() {
    var block = BLOCK.matcher(Shared.text("reference/peers.md"));
    assertThat(block.find()).as("a JSON block in peers.md").isTrue();
    try {
      var cases = JSON.std.listFrom(block.group(1)).stream().map(TxtCase::of).toList();
      assertThat(cases).hasSizeGreaterThan(40);
      return cases;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static TxtCase of(Object element) {
    var json = (Map<?, ?>) element;
    var id = String.valueOf(json.get("id"));
    if (json.get("repeat") instanceof List<?> repeat
        && repeat.get(0) instanceof String unit
        && repeat.get(1) instanceof Integer times) {
      return new TxtCase(id, unit.repeat(times));
    }
    var text = BASE64.matcher(String.valueOf(json.get("v")));
    return new TxtCase(id, text.replaceAll(match -> base64(Integer.parseInt(match.group(1)))));
  }

  private static String base64(int length) {
    return "MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8A+/09".repeat(length).substring(0, length);
  }
}
