package mailauth.core.config;

import java.util.List;
import java.util.Map;
import mailauth.core.dns.Name;
import mailauth.core.yaml.Position;

/**
 * One domain, with {@code defaults} merged in.
 *
 * @param provider a key of {@link Config#providers}
 * @param overrides hold for the subdomains as well
 * @param subdomains by full name, in the file's order
 */
public record DomainConfig(
    Name name,
    Position at,
    String provider,
    List<OverrideConfig> overrides,
    InventoryConfig inventory,
    CautionConfig caution,
    MailConfig mail,
    Map<Name, MailConfig> subdomains) {
  public DomainConfig {
    overrides = List.copyOf(overrides);
  }

  /** A domain of which people say nothing more. */
  public DomainConfig(
      Name name,
      Position at,
      String provider,
      List<OverrideConfig> overrides,
      MailConfig mail,
      Map<Name, MailConfig> subdomains) {
    this(
        name, at, provider, overrides, InventoryConfig.NONE, CautionConfig.USUAL, mail, subdomains);
  }
}
