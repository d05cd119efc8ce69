package mailauth.providers.web;

import java.util.List;
import mailauth.core.config.ProviderType.Setting;
import mailauth.core.config.ProviderType.Shape;
import mailauth.providers.host.Capabilities;
import mailauth.providers.host.Evidence;

/**
 * All that is to be known of a kind of host with a web API, in one place.
 *
 * @param type as the YAML writes it
 * @param title the host's name for people
 * @param documentation the host's own page on its API
 * @param endpoint where its API begins; empty text where each user has one of their own
 * @param endpointVariable the environment variable that names another; empty text for none
 * @param settings those for the credentials
 * @param access what the credentials must be allowed to do, as half a sentence
 */
public record Descriptor(
    String type,
    String title,
    String documentation,
    String endpoint,
    String endpointVariable,
    List<Setting> settings,
    String access,
    Capabilities capabilities,
    Evidence evidence) {
  public Descriptor {
    settings = List.copyOf(settings);
  }

  /** A secret that every account needs. */
  public static Setting secret(String name, String variable, String description) {
    return new Setting(name, new Shape.Secret(), true, variable, description);
  }

  /** Text that every account needs and that anybody may see. */
  public static Setting text(String name, String variable, String description) {
    return new Setting(name, new Shape.Text(), true, variable, description);
  }

  /** Text that an account may need. */
  public static Setting optional(String name, String variable, String description) {
    return new Setting(name, new Shape.Text(), false, variable, description);
  }
}
