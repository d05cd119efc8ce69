package mailauth.core.config;

import java.util.List;
import java.util.Set;

/** The words that the loader must know to tell a typo from a name. */
public record Vocabulary(List<ProviderType> providers, Set<String> services) {}
