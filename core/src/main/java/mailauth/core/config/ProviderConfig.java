package mailauth.core.config;

import mailauth.core.yaml.Position;

/**
 * A DNS host as the files set it up.
 *
 * @param name the key the domains use
 * @param type a {@link ProviderType#type}
 */
public record ProviderConfig(String name, String type, Position at, Settings settings) {}
