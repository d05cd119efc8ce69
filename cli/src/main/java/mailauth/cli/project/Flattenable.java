package mailauth.cli.project;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import mailauth.core.dns.Name;
import mailauth.core.plan.FlattenedSpf;
import mailauth.core.posture.Desired;
import mailauth.core.posture.FlattenedInclude;
import mailauth.core.posture.Posture;
import mailauth.core.spf.authorization.SpfTree;
import mailauth.core.spf.flattening.FlatteningLock;
import mailauth.core.spf.flattening.Resolution;

/** An SPF record of a project, some of whose includes are flattened. */
public final class Flattenable {
  private final Project project;
  private final Posture posture;
  private final Desired.Spf desired;

  Flattenable(Project project, Posture posture, Desired.Spf desired) {
    this.project = project;
    this.posture = posture;
    this.desired = desired;
  }

  public Name name() {
    return desired.name();
  }

  public List<FlattenedInclude> includes() {
    return desired.flatten();
  }

  /** What is behind an include now. */
  public Resolution resolve(FlattenedInclude include) {
    return Resolution.of(name(), include.include(), project.dns());
  }

  /**
   * The record with its includes written out as they are locked, and as DNS has them where they are
   * not.
   *
   * @throws mailauth.providers.host.HostException if the host cannot be asked
   */
  public FlattenedSpf flatten() {
    var resolved =
        desired.flatten().stream()
            .map(include -> include.locked().isPresent() ? include : locked(include))
            .toList();
    var spf =
        new Desired.Spf(
            name(), desired.ttl(), desired.senders(), desired.all(), desired.merge(), resolved);
    return FlattenedSpf.of(spf, project.observe(posture), project.owned(posture), project.dns());
  }

  /** The tree of the record with all its includes. */
  public SpfTree unflattened(FlattenedSpf flattened) {
    return SpfTree.planned(name(), flattened.unflattened().source(), 0, project.dns());
  }

  private FlattenedInclude locked(FlattenedInclude include) {
    return resolve(include) instanceof Resolution.Flat(var flat, var reasons)
        ? new FlattenedInclude(
            include.owner(),
            include.include(),
            Optional.of(new FlatteningLock.Entry(flat, Instant.EPOCH)))
        : include;
  }
}
