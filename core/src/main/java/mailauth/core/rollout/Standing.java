package mailauth.core.rollout;

import java.time.Instant;
import java.util.Optional;

/**
 * Where a policy stands today.
 *
 * @param at the highest stage of the ladder that it has reached; -1 below the first
 * @param stage what it says, as stages are called; empty if nothing stands
 * @param since when it was first seen to say so; empty if nobody remembers
 */
record Standing(int at, Optional<String> stage, Optional<Instant> since) {}
