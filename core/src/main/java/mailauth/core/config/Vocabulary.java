package mailauth.core.config;

import java.util.List;
import java.util.Set;

/**
 * The words that the loader must know to tell a typo from a name.
 *
 * @param gates the ids that overrides may name
 */
public record Vocabulary(List<ProviderType> providers, Set<String> services, Set<String> gates) {}
