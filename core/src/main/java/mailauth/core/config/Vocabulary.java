package mailauth.core.config;

import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The words that the loader must know to tell a typo from a name.
 *
 * @param gates the ids that overrides may name, which few files do
 */
public record Vocabulary(
    List<ProviderType> providers, Set<String> services, Supplier<Set<String>> gates) {}
