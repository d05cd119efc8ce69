package mailauth.cli.project;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import mailauth.core.dns.Name;
import mailauth.core.plan.DomainPlan;
import mailauth.core.plan.Plan;
import mailauth.core.plan.Rejudged;
import mailauth.core.plan.Rollback;
import mailauth.core.posture.Posture;
import mailauth.core.state.DomainState;
import mailauth.providers.apply.Concurrently;
import mailauth.providers.apply.Watch;
import mailauth.providers.host.HostException;
import mailauth.providers.state.StateStore;

/** Plans many domains at once, by what is remembered of each. */
public final class Plans {
  private final Declared declared;
  private final Planning planning;
  private final StateStore state;
  private final Watch watch;

  Plans(Declared declared, Planning planning, StateStore state, Watch watch) {
    this.watch = watch;
    this.declared = declared;
    this.planning = planning;
    this.state = state;
  }

  /**
   * Plans the selected domains.
   *
   * @throws Faults if any of them declares what cannot be
   * @throws HostException if the selection names a domain that is not declared
   */
  public Plan of(Selection selection, int parallelism) {
    return of(selection, parallelism, domain -> {});
  }

  /**
   * The same, and each domain's plan is handed out as soon as it and all before it are there.
   *
   * @param taker is given them in the order of the YAML, by this thread
   */
  public Plan of(Selection selection, int parallelism, Consumer<DomainPlan> taker) {
    return of(declared.current(selection), parallelism, taker);
  }

  /**
   * Judges a saved plan again, by what the YAML, DNS and reports say now. Overrides are as they
   * stand in the YAML.
   *
   * @throws Faults if any of its domains declares what cannot be
   */
  public Rejudged judgedAgain(Plan saved, int parallelism) {
    var changing =
        saved.domains().stream()
            .filter(domain -> !domain.changes().isEmpty())
            .map(DomainPlan::domain)
            .collect(Collectors.toSet());
    var postures = declared.postures(Selection.ALL.among(changing));
    return Rejudged.of(saved, of(postures, parallelism, domain -> {}));
  }

  private Plan of(List<Posture> selected, int parallelism, Consumer<DomainPlan> taker) {
    var remembered = state.read(selected.stream().map(Posture::domain).toList());
    watch.begins("planning", selected.stream().map(Posture::provider).toList());
    return new Plan(
        Concurrently.map(
            selected,
            parallelism,
            Posture::provider,
            posture ->
                watched(
                    planning.plan(
                        posture, remembered.getOrDefault(posture.domain(), DomainState.NONE))),
            taker));
  }

  private DomainPlan watched(DomainPlan plan) {
    watch.ends(plan.provider());
    return plan;
  }

  /**
   * Plans the way back from a run.
   *
   * @param taker is given each domain's plan as soon as it and all before it are there
   * @throws HostException if there is no such run, or it did not touch a domain that is selected
   */
  public Plan wayBack(
      String run, Selection selection, int parallelism, Consumer<DomainPlan> taker) {
    var all = state.run(run).domains();
    Declared.check(selection, all.stream().map(Rollback.Domain::domain).toList());
    var domains = all.stream().filter(domain -> selection.includes(domain.domain())).toList();
    return new Plan(
        Concurrently.map(domains, parallelism, Rollback.Domain::provider, planning::plan, taker));
  }

  /**
   * Remembers what is ours where a plan found nothing to change.
   *
   * @throws HostException if the state cannot be written
   */
  public void remember(Plan plan) {
    var changes = new LinkedHashMap<Name, UnaryOperator<DomainState>>();
    for (var domain : plan.domains()) {
      if (domain.failure().isEmpty()) {
        changes.put(
            domain.domain(),
            before ->
                before
                    .with(domain.ownership())
                    .standing(domain.stages(), List.of(), planning.now()));
      }
    }
    state.update(changes);
  }
}
