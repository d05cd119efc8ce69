package mailauth.core.hosting;

import java.util.List;
import mailauth.core.config.ProviderType;
import mailauth.core.config.ProviderType.Setting;

/** What a provider is like that somebody declares without having thought about it. */
public final class UsualProvider {
  public static final String ZONEFILE = "zonefile";
  public static final String BY_HAND = "manual";
  public static final String UPDATES = "rfc2136";

  private UsualProvider() {}

  /** The name that the YAML gives a provider of a type. */
  public static String name(String type) {
    return switch (type) {
      case ZONEFILE -> "local";
      case BY_HAND -> "web";
      case UPDATES -> "primary";
      default -> type;
    };
  }

  /** The settings that nobody can do without and that are no secrets and in no environment. */
  public static List<Setting> asked(ProviderType type) {
    return type.settings().stream()
        .filter(setting -> setting.required() && setting.environment().isEmpty())
        .filter(setting -> setting.shape() instanceof ProviderType.Shape.Text)
        .toList();
  }

  /** The variables that a type of provider reads what it cannot do without from. */
  public static List<String> environment(ProviderType type) {
    return type.settings().stream()
        .filter(setting -> setting.required() && !setting.environment().isEmpty())
        .map(Setting::environment)
        .toList();
  }
}
