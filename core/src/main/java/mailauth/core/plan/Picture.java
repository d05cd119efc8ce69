package mailauth.core.plan;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import mailauth.core.config.DomainConfig;
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
 * @param evidence what receivers have reported
 * @param now the moment
 */
public record Picture(
    Posture posture,
    DomainConfig config,
    Observation today,
    Ownership owned,
    Map<String, JsonObject> memory,
    Evidence evidence,
    World world,
    Instant now) {
  public Picture {
    memory = Map.copyOf(memory);
  }

  public Dns dns() {
    return world.dns();
  }

  /** The day in UTC. */
  public LocalDate date() {
    return LocalDate.ofInstant(now, ZoneOffset.UTC);
  }

  /** The same moment where something else shall stand. */
  public Picture with(Posture nowDesired) {
    return new Picture(nowDesired, config, today, owned, memory, evidence, world, now);
  }
}
