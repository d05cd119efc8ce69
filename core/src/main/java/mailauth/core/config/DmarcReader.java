package mailauth.core.config;

import static mailauth.core.schema.Key.optional;
import static mailauth.core.schema.Key.required;

import java.util.List;
import java.util.Optional;
import mailauth.core.config.RolloutConfig.Profile;
import mailauth.core.dmarc.Alignment;
import mailauth.core.dmarc.Policy;
import mailauth.core.schema.Choice;
import mailauth.core.schema.Fields;
import mailauth.core.schema.Flag;
import mailauth.core.schema.Key;
import mailauth.core.schema.Keys;
import mailauth.core.schema.ListShape;
import mailauth.core.schema.Shape;

/** Reads {@code dmarc}. */
final class DmarcReader {
  private static final Shape<Policy> POLICIES =
      Choice.of("policy", "none", Policy.NONE)
          .or("quarantine", Policy.QUARANTINE)
          .or("reject", Policy.REJECT)
          .advising("monitor", "write none to only receive reports");
  private static final Shape<Alignment> ALIGNMENTS =
      Choice.of("alignment", "relaxed", Alignment.RELAXED)
          .or("strict", Alignment.STRICT)
          .advising("r", "write relaxed")
          .advising("s", "write strict");
  private static final Shape<String> FAILURE_OPTION =
      Choice.of("failure option", "0", "0").or("1", "1").or("d", "d").or("s", "s");
  private static final Key<Policy> POLICY =
      optional("policy", POLICIES, "what receivers do with mail that fails");
  private static final Key<Policy> SUBDOMAINS =
      optional("subdomains", POLICIES, "the policy for subdomains without a record of their own");
  private static final Key<Policy> NONEXISTENT =
      optional("nonexistent", POLICIES, "the policy for names that do not exist");
  static final Key<List<String>> REPORTS =
      optional("reports", ListShape.of(ReportAddresses.SHAPE), "where aggregate reports go");
  static final Key<List<String>> FAILURE_REPORTS =
      optional("failure-reports", ListShape.of(ReportAddresses.SHAPE), "where failure reports go");
  static final Key<List<String>> FAILURE_OPTIONS =
      optional(
          "failure-options",
          ListShape.of(FAILURE_OPTION),
          "which failures are reported: 0 if all checks fail, 1 if any does, d for DKIM, s for"
              + " SPF");
  private static final Key<Boolean> TESTING =
      optional("testing", Flag.EITHER, "asks receivers to apply the policy one step milder");
  private static final Key<Policy> STAGE_POLICY =
      required("policy", POLICIES, "what receivers do with mail that fails");
  private static final Key<RolloutConfig<DmarcStage>> ROLLOUT =
      optional(
          "rollout",
          new RolloutReader<>(
              RolloutReader.profiles(Profile.NORMAL, Profile.CAREFUL, Profile.PARKED),
              List.of(STAGE_POLICY, SUBDOMAINS, NONEXISTENT),
              DmarcReader::stage,
              DmarcStage.WATCHING,
              (before, after) -> after.isAtLeast(before) && !before.isAtLeast(after)),
          "a ladder of policies in place of a fixed one: normal, careful, parked or your own");
  private static final Key<Boolean> PUBLIC_SUFFIX =
      optional(
          "public-suffix",
          Flag.EITHER,
          "whether others register names below this one; false makes it an organizational domain");

  private static final Key<Boolean> MAILING_LISTS =
      optional(
          "mailing-lists",
          Flag.EITHER,
          "whether people post to mailing lists, whose mail a policy of reject would lose");

  private static final Key<Alignment> DKIM_ALIGNMENT =
      optional("dkim", ALIGNMENTS, "how closely a signature's domain must match");
  private static final Key<Alignment> SPF_ALIGNMENT =
      optional("spf", ALIGNMENTS, "how closely the envelope's domain must match");
  private static final Key<Alignments> ALIGNMENT =
      optional(
          "alignment",
          Keys.of("alignment", DKIM_ALIGNMENT, SPF_ALIGNMENT)
              .as(f -> Optional.of(new Alignments(f.get(DKIM_ALIGNMENT), f.get(SPF_ALIGNMENT)))),
          "how closely authenticated domains must match the author's");

  private static final String HISTORIC =
      "%s is historic since RFC 9989, and receivers ignore it: remove it";

  static final Keys KEYS =
      Keys.of(
              "dmarc",
              POLICY,
              SUBDOMAINS,
              NONEXISTENT,
              ALIGNMENT,
              REPORTS,
              FAILURE_REPORTS,
              FAILURE_OPTIONS,
              TESTING,
              PUBLIC_SUFFIX,
              MAILING_LISTS,
              ROLLOUT)
          .atMostOne(POLICY, ROLLOUT)
          .advising("p", "the policy is written 'policy' here, not 'p'")
          .advising("sp", "the policy for subdomains is written 'subdomains' here, not 'sp'")
          .advising("np", "the policy for missing names is written 'nonexistent' here, not 'np'")
          .advising("adkim", "write 'alignment: { dkim: relaxed }' in place of adkim")
          .advising("aspf", "write 'alignment: { spf: relaxed }' in place of aspf")
          .advising("rua", "aggregate reports are written 'reports' here, not 'rua'")
          .advising("ruf", "failure reports are written 'failure-reports' here, not 'ruf'")
          .advising("fo", "failure options are written 'failure-options' here, not 'fo'")
          .advising("t", "testing is written 'testing: true' here, not 't'")
          .advising("psd", "write 'public-suffix: true' or 'false' in place of psd")
          .advising("v", "the version is always written for you: remove 'v'")
          .advising("pct", HISTORIC.formatted("pct"))
          .advising("rf", HISTORIC.formatted("rf"))
          .advising("ri", HISTORIC.formatted("ri"));

  static final Shape<DmarcConfig> SHAPE = KEYS.as(DmarcReader::read);

  private DmarcReader() {}

  private record Alignments(Optional<Alignment> dkim, Optional<Alignment> spf) {}

  private static Optional<DmarcConfig> read(Fields fields) {
    var alignment = fields.get(ALIGNMENT);
    if (fields.has(ROLLOUT)) {
      refuseBeside(fields);
    }
    return Optional.of(
        new DmarcConfig(
            fields.at(),
            fields.get(POLICY),
            fields.get(SUBDOMAINS),
            fields.get(NONEXISTENT),
            alignment.flatMap(Alignments::dkim),
            alignment.flatMap(Alignments::spf),
            fields.get(REPORTS, List.of()),
            fields.get(FAILURE_REPORTS, List.of()),
            failureOptions(fields),
            fields.get(TESTING, false),
            fields.get(PUBLIC_SUFFIX),
            fields.get(MAILING_LISTS, false),
            fields.get(ROLLOUT)));
  }

  private static List<String> failureOptions(Fields fields) {
    var options = fields.get(FAILURE_OPTIONS, List.of());
    if (options.contains("0") && options.contains("1")) {
      fields.refuse(FAILURE_OPTIONS, "failure-options has 0 or 1, not both: remove one");
    }
    return options.stream().distinct().toList();
  }

  private static Optional<DmarcStage> stage(Fields fields) {
    var subdomains = fields.get(SUBDOMAINS);
    var nonexistent = fields.get(NONEXISTENT);
    return fields.get(STAGE_POLICY).map(p -> new DmarcStage(p, subdomains, nonexistent));
  }

  /** A ladder says all of how strict receivers are. */
  private static void refuseBeside(Fields fields) {
    for (var key : List.of(SUBDOMAINS, NONEXISTENT, TESTING)) {
      if (fields.has(key)) {
        fields.refuse(
            key,
            "a rollout decides how strict receivers are: remove '%s', or write stages of your own"
                .formatted(key.name()));
      }
    }
  }
}
