package mailauth.core.config;

import java.util.List;

/**
 * What a kind of DNS host is called and which settings it takes: the one source of the loader's
 * checks, the JSON Schema, {@code mailauth providers} and the documentation.
 *
 * @param type as the YAML writes it, for example {@code rfc2136}
 * @param title for people
 * @param documentation where to read on: a page of ours, or the host's own as a URL
 */
public record ProviderType(
    String type, String title, String documentation, List<Setting> settings) {

  /**
   * One setting.
   *
   * @param environment the variable that is read where the YAML does not give the setting; empty
   *     text for none
   * @param description what it is, as half a sentence
   */
  public record Setting(
      String name, Shape shape, boolean required, String environment, String description) {}

  /** A setting's shape; {@code SECRET} is text that is never shown. */
  public sealed interface Shape {
    record Text() implements Shape {}

    record Secret() implements Shape {}

    record Texts() implements Shape {}

    record Group(List<Setting> settings) implements Shape {}
  }
}
