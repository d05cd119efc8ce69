package mailauth.cli.fleet;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;
import mailauth.core.plan.Change;
import mailauth.providers.metering.Metered;

/**
 * A run's figures in Prometheus' text format, for the textfile collector of node exporter. All are
 * gauges, for each run counts anew.
 */
public final class MetricsText {
  private static final String LAST_SUCCESS = "mailauth_last_success_timestamp_seconds";

  private final RunSummary run;
  private final Exposition out;

  private MetricsText(RunSummary run) {
    this.run = run;
    var labels = new LinkedHashMap<String, String>();
    labels.put("command", run.command());
    run.shard().ifPresent(shard -> labels.put("shard", shard));
    this.out = new Exposition(labels);
  }

  /**
   * The whole file.
   *
   * @param before what the file held before, which knows of the last success; empty for nothing
   */
  public static String of(RunSummary run, String before) {
    var text = new MetricsText(run);
    text.run(before);
    run.plan().ifPresent(text::plan);
    run.apply().ifPresent(text::apply);
    run.check().ifPresent(text::check);
    if (!run.providers().isEmpty()) {
      text.providers();
    }
    return text.out.text();
  }

  private void run(String before) {
    out.gauge("mailauth_run_duration_seconds", "How long the run took.", seconds(run.took()));
    out.gauge("mailauth_run_timestamp_seconds", "When the run ended.", seconds(run.ended()));
    out.gauge("mailauth_run_exit_code", "What the run ended with.", run.exitCode());
    var success =
        run.isSuccess()
            ? Optional.of(seconds(run.ended()))
            : out.valueIn(before, LAST_SUCCESS).map(BigDecimal::new);
    success.ifPresent(at ->
        out.gauge(
            LAST_SUCCESS, "When a run last did what it was for, this or an earlier one.", at));
  }

  private void plan(PlanFigures plan) {
    var sum = plan.summary();
    out.gauge("mailauth_domains", "Domains that the run looked at.", sum.domains());
    out.gauge("mailauth_domains_blocked", "Domains that a safety gate blocks.", sum.blocked());
    out.gauge("mailauth_domains_failed", "Domains that could not be planned.", sum.failed());
    out.family("mailauth_changes", "Changes that are to be made.")
        .sample(Map.of("action", Change.Action.CREATE.text()), sum.create())
        .sample(Map.of("action", Change.Action.UPDATE.text()), sum.update())
        .sample(Map.of("action", Change.Action.DELETE.text()), sum.delete());
    out.gauge("mailauth_unchanged", "Records that stand as declared.", sum.unchanged());
    out.gauge("mailauth_confirmations", "Gates that ask for a person's yes.", plan.confirmations());
    out.gauge("mailauth_rollouts_waiting", "Rollouts that wait for a stage.", plan.waiting());
    if (!plan.gates().isEmpty()) {
      var blocking = out.family("mailauth_gates_blocking", "What a safety gate blocks, by gate.");
      plan.gates().forEach((id, count) -> blocking.sample(Map.of("gate", id), count));
    }
  }

  private void apply(ApplyFigures apply) {
    var made = out.family("mailauth_changes_made", "Changes that were made.");
    apply.made().forEach((action, n) -> made.sample(Map.of("action", action.text()), n));
    out.gauge("mailauth_changes_unsure", "Changes of which only DNS can tell.", apply.unsure());
    out.gauge("mailauth_changes_left", "Changes that were not made.", apply.left());
    out.gauge(
        "mailauth_domains_unverified",
        "Domains of which not every server answers with what was written.",
        apply.unverified());
    out.gauge("mailauth_domains_broken", "Domains where a change failed.", apply.broken());
  }

  private void check(CheckFigures check) {
    out.gauge("mailauth_domains_audited", "Domains that were audited.", check.domains());
    var findings = out.family("mailauth_findings", "What the audit found.");
    check
        .findings()
        .forEach((severity, n) -> findings.sample(Map.of("severity", severity.text()), n));
    var grades = out.family("mailauth_domains_graded", "Domains of each grade.");
    check.grades().forEach((grade, n) -> grades.sample(Map.of("grade", grade), n));
    out.gauge(
        "mailauth_domains_unknown", "Domains of which too little was found out.", check.unknown());
  }

  private void providers() {
    family("reads", "RRsets that were asked for.", Metered::reads);
    family("writes", "RRsets that were to be replaced.", Metered::writes);
    family("failures", "Reads and writes that failed.", Metered::failures);
    family("requests", "Calls to the web API, repeated ones as well.", Metered::requests);
    family("retries", "Calls to the web API that repeat one.", Metered::retries);
    var busy =
        out.family(
            "mailauth_provider_busy_seconds",
            "How long all reads and writes took together, though many run at once.");
    run.providers().forEach(metered -> busy.sample(labels(metered), seconds(metered.busy())));
  }

  private void family(String name, String help, ToLongFunction<Metered> value) {
    var family = out.family("mailauth_provider_" + name, help);
    run.providers().forEach(metered -> family.sample(labels(metered), value.applyAsLong(metered)));
  }

  private static Map<String, String> labels(Metered metered) {
    var labels = new LinkedHashMap<String, String>();
    labels.put("provider", metered.provider());
    labels.put("type", metered.type());
    return labels;
  }

  private static BigDecimal seconds(Duration duration) {
    return BigDecimal.valueOf(duration.toMillis(), 3);
  }

  private static BigDecimal seconds(Instant moment) {
    return BigDecimal.valueOf(moment.toEpochMilli(), 3);
  }
}
