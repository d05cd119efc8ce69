package mailauth.core.dkim.rotation;

import java.time.Duration;
import java.time.Instant;

/**
 * One selector on its way out, and the one that follows it.
 *
 * @param domain that signs
 * @param old the selector that goes
 * @param next the selector that comes
 * @param publicKey the next selector's, in base64
 * @param keyFile where the next selector's private key is
 * @param stage what is waited for
 * @param since when this stage began
 */
public record Rotation(
    String domain,
    String old,
    String next,
    String publicKey,
    String keyFile,
    Stage stage,
    Instant since) {

  /** After the switch, mail that the old key signed may be on its way this long. */
  public static final Duration DRAIN = Duration.ofDays(7);

  /** How long a revoked selector says so before it goes. */
  public static final Duration REVOKED = Duration.ofDays(30);

  /** The stages in their order. */
  public enum Stage {
    /** The new key is in the YAML and not yet in DNS. */
    PUBLISH,
    /** It is in DNS, and resolvers may still remember that it was not. */
    SPREAD,
    /** The mail server may sign with it; only its owner knows when it does. */
    SWITCH,
    /** The old key stays for the mail that it signed. */
    DRAIN,
    /** The YAML revokes the old key, and DNS does not yet. */
    REVOKE,
    /** The old selector says that it is revoked. */
    RETIRE
  }

  /** The same rotation a stage on. */
  Rotation to(Stage nextStage, Instant now) {
    return new Rotation(domain, old, next, publicKey, keyFile, nextStage, now);
  }

  /**
   * What stands today.
   *
   * @param nextPublished whether DNS has the new key
   * @param oldRevoked whether the old selector is revoked or gone
   * @param ttl how long resolvers may remember an older answer
   * @param switched whether the owner says that the mail server signs with the new key
   */
  public record Standing(
      boolean nextPublished, boolean oldRevoked, Duration ttl, boolean switched) {}

  /** What a run does. */
  public sealed interface Step {

    /**
     * The YAML changes, and the rotation goes on.
     *
     * @param revokes whether the old selector is revoked; else it goes from the YAML
     */
    record Edit(Rotation after, boolean revokes) implements Step {}

    /** Nothing can be done before someone acts. */
    record Act(Rotation now, What what) implements Step {}

    /** Nothing can be done before a time. */
    record Wait(Rotation now, Instant until) implements Step {}

    /** What has to be done by others. */
    enum What {
      APPLY,
      SWITCH
    }
  }

  /** The step of a run at a time. A stage that is over is left at once. */
  public Step step(Standing standing, Instant now) {
    return switch (stage) {
      case PUBLISH ->
          standing.nextPublished()
              ? to(Stage.SPREAD, now).step(standing, now)
              : new Step.Act(this, Step.What.APPLY);
      case SPREAD -> {
        if (!standing.nextPublished()) {
          yield new Step.Act(to(Stage.PUBLISH, now), Step.What.APPLY);
        }
        var until = since.plus(standing.ttl());
        yield now.isBefore(until)
            ? new Step.Wait(this, until)
            : to(Stage.SWITCH, now).step(standing, now);
      }
      case SWITCH ->
          standing.switched() && standing.nextPublished()
              ? to(Stage.DRAIN, now).step(standing, now)
              : new Step.Act(this, standing.nextPublished() ? Step.What.SWITCH : Step.What.APPLY);
      case DRAIN -> {
        var until = since.plus(DRAIN);
        yield now.isBefore(until)
            ? new Step.Wait(this, until)
            : new Step.Edit(to(Stage.REVOKE, now), true);
      }
      case REVOKE ->
          standing.oldRevoked()
              ? to(Stage.RETIRE, now).step(standing, now)
              : new Step.Act(this, Step.What.APPLY);
      case RETIRE -> {
        var until = since.plus(REVOKED);
        yield now.isBefore(until) ? new Step.Wait(this, until) : new Step.Edit(this, false);
      }
    };
  }
}
