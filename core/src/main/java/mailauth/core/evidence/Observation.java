package mailauth.core.evidence;

/** Messages that are alike, and who sent them. */
public record Observation(Sighting sighting, Source source, long messages) {}
