package mailauth.core.plan;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mailauth.core.config.DomainConfig;
import mailauth.core.dkim.rotation.Rotation;
import mailauth.core.dns.Dns;
import mailauth.core.evidence.Evidence;
import mailauth.core.json.JsonObject;
import mailauth.core.posture.Posture;

/**
 * All that one domain is planned and judged by, as of one moment. Nothing in it changes while gates
 * look at it.
 *
 * @param posture what shall stand
 * @param config the YAML that it comes from, for what is no record
 * @param today what stands: {@link Planner#reads} and {@link Planner#neighbours}
 * @param owned what state remembers as ours
 * @param memory what else state remembers, by section, such as when a stage was entered
 * @param rotations the changes from one DKIM key to the next that are under way
 * @param evidence what receivers have reported, with sources as the YAML explains them
 * @param now the moment
 */
public record Picture(
    Posture posture,
    DomainConfig config,
    Observation today,
    Ownership owned,
    Map<String, JsonObject> memory,
    List<Rotation> rotations,
    Evidence evidence,
    World world,
    Instant now) {
  public Picture {
    memory = Map.copyOf(memory);
    rotations = List.copyOf(rotations);
    evidence = evidence.explained(config.inventory().sources());
  }

  /** A domain in which no rotation of keys is under way. */
  public Picture(
      Posture posture,
      DomainConfig config,
      Observation today,
      Ownership owned,
      Map<String, JsonObject> memory,
      Evidence evidence,
      World world,
      Instant now) {
    this(posture, config, today, owned, memory, List.of(), evidence, world, now);
  }

  public Dns dns() {
    return world.dns();
  }

  /** What state remembers under a section's name. */
  public Optional<JsonObject> remembered(String section) {
    return Optional.ofNullable(memory.get(section));
  }

  /** The day in UTC. */
  public LocalDate date() {
    return LocalDate.ofInstant(now, ZoneOffset.UTC);
  }

  /** The same moment where something else shall stand. */
  public Picture with(Posture nowDesired) {
    return new Picture(nowDesired, config, today, owned, memory, rotations, evidence, world, now);
  }
}
