package mailauth.core.plan;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import mailauth.core.dns.Name;
import mailauth.core.spf.Directive;
import mailauth.core.spf.Mechanism;
import mailauth.core.spf.SpfLimits;
import mailauth.core.spf.TargetName;
import mailauth.core.spf.Term;
import mailauth.core.spf.authorization.Authorization;
import mailauth.core.spf.authorization.Branch;
import mailauth.core.spf.authorization.Extent;

/** Who uses up a record's lookups, and what would save some (RFC 7208 section 4.6.4). */
final class SpfBudget {
  private final SpfStudy study;
  private final NeverAligned neverAligned;

  SpfBudget(SpfStudy study, NeverAligned neverAligned) {
    this.study = study;
    this.neverAligned = neverAligned;
  }

  /** Each sender's share of the lookups, the dearest first. */
  String costs() {
    return byCost(shares(branch -> true)).stream()
        .map(share -> "%s %d".formatted(share.getKey(), share.getValue()))
        .collect(joining(", "));
  }

  /** What can be done, in the order in which to think of it, each with what it saves. */
  String offers() {
    var offers = new ArrayList<String>();
    int lookups = study.impact().lookups();
    var useless = new LinkedHashMap<String, Integer>();
    study
        .branches()
        .forEach(branch ->
            service(branch)
                .ifPresent(service ->
                    useless.merge(
                        "%s (%s never sends with an envelope of yours)"
                            .formatted(branch.term().text(), service),
                        branch.lookups(),
                        Integer::sum)));
    int saved = useless.values().stream().mapToInt(Integer::intValue).sum();
    if (!useless.isEmpty()) {
      offers.add(offer("drop " + String.join(", ", useless.keySet()), saved, lookups));
    }
    int left = lookups - saved;
    if (left > SpfLimits.LOOKUPS) {
      var needed = dearest(shares(branch -> service(branch).isEmpty()), left);
      offers.add(offer("move %s to a subdomain".formatted(names(needed)), sum(needed), left));
      var flat = dearest(shares(branch -> service(branch).isEmpty() && canBeFlat(branch)), left);
      if (!flat.isEmpty()) {
        offers.add(offer("flatten %s".formatted(names(flat)), sum(flat), left));
      }
    }
    return String.join("; or ", offers);
  }

  private static String offer(String what, int saves, int from) {
    int leaves = from - saves;
    return "%s: saves %d, leaves %d, %s"
        .formatted(what, saves, leaves, leaves <= SpfLimits.LOOKUPS ? "enough" : "not enough yet");
  }

  /** The fewest shares, the largest first, without which the rest is within the limit. */
  private static List<Map.Entry<String, Integer>> dearest(Map<String, Integer> shares, int from) {
    var chosen = new ArrayList<Map.Entry<String, Integer>>();
    int left = from;
    for (var share : byCost(shares)) {
      if (left > SpfLimits.LOOKUPS) {
        chosen.add(share);
        left -= share.getValue();
      }
    }
    return chosen;
  }

  private static String names(List<Map.Entry<String, Integer>> shares) {
    return shares.stream().map(Map.Entry::getKey).collect(joining(" and "));
  }

  private static int sum(List<Map.Entry<String, Integer>> shares) {
    return shares.stream().mapToInt(Map.Entry::getValue).sum();
  }

  private Map<String, Integer> shares(Predicate<Branch> counted) {
    var shares = new LinkedHashMap<String, Integer>();
    study.branches().stream()
        .filter(branch -> branch.lookups() > 0)
        .filter(counted)
        .forEach(b -> shares.merge(study.owner(b.term()), b.lookups(), Integer::sum));
    return shares;
  }

  private static List<Map.Entry<String, Integer>> byCost(Map<String, Integer> shares) {
    return shares.entrySet().stream()
        .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
        .toList();
  }

  private Optional<String> service(Branch branch) {
    return include(branch.term()).flatMap(neverAligned::service);
  }

  /** An include whose addresses are the same whoever sends. */
  private static boolean canBeFlat(Branch branch) {
    return include(branch.term()).isPresent()
        && branch.extent() instanceof Extent.Policy(var tree)
        && Authorization.of(tree).bySender().isEmpty();
  }

  private static Optional<Name> include(Term term) {
    return term instanceof Directive directive
            && directive.mechanism() instanceof Mechanism.Include(var target)
            && target.isConstant()
        ? TargetName.of(target.text())
        : Optional.empty();
  }
}
