package mailauth.core.handentry;

import java.util.Optional;

/**
 * What one server shows of an entry.
 *
 * @param server as people know it
 * @param finding what is wrong there; empty if nothing is
 */
public record Sighting(String server, Optional<Finding> finding) {}
