package mailauth.providers.masterfile;

import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What the directives before a line say.
 *
 * @param origin of {@code $ORIGIN}, in {@link Wording#name}'s spelling; null before the first
 * @param ttl of {@code $TTL}; empty before the first
 */
record Scope(@Nullable String origin, OptionalLong ttl) {}
