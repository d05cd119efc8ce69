package mailauth.core.check.issue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mailauth.core.check.registry.Check;
import mailauth.core.check.registry.Group;
import mailauth.core.check.registry.Registry;
import mailauth.core.dns.Answer;
import mailauth.core.dns.RRsetKey;
import mailauth.core.lint.Finding;
import mailauth.core.lint.Severity;

/** Gathers the issues of a group while its checks run. For one thread. */
public final class Issues {
  private final Group group;
  private final Registry registry;
  private final List<Issue> found = new ArrayList<>();
  private final List<Gap> gaps = new ArrayList<>();

  public Issues(Group group, Registry registry) {
    this.group = group;
    this.registry = registry;
  }

  /** Adds what a check found at an RRset, as severe as it usually is. */
  public void add(String id, RRsetKey key, String message) {
    add(id, key, message, List.of());
  }

  /** Adds what was found, with the hosts or terms that it speaks of. */
  public void add(String id, RRsetKey key, String message, List<String> about) {
    var check = registry.check(group, id);
    add(check, check.severity(), key, message, check.reference(), about);
  }

  /** Adds what matters more or less than usual. */
  public void add(String id, Severity severity, RRsetKey key, String message) {
    var check = registry.check(group, id);
    add(check, severity, key, message, check.reference(), List.of());
  }

  /** Adds what was found elsewhere than in DNS. */
  public void add(String id, Severity severity, String place, String message, Evidence... by) {
    var check = registry.check(group, id);
    add(
        new Issue(
            check,
            severity,
            place,
            Optional.empty(),
            message,
            check.reference(),
            List.of(by),
            List.of(),
            Optional.empty()));
  }

  /** Adds what a lint says of a record at an RRset. */
  public void add(RRsetKey key, List<Finding> findings) {
    for (var finding : findings) {
      var check = registry.check(group, finding.id());
      add(check, finding.severity(), key, finding.message(), finding.reference(), finding.about());
    }
  }

  /** Adds what a lint says of something that was fetched. */
  public void add(String place, List<Finding> findings, Evidence... by) {
    for (var finding : findings) {
      var check = registry.check(group, finding.id());
      add(
          new Issue(
              check,
              finding.severity(),
              place,
              Optional.empty(),
              finding.message(),
              finding.reference(),
              List.of(by),
              finding.about(),
              Optional.empty()));
    }
  }

  /** Notes that nobody knows. */
  public void unknown(String place, String reason) {
    var gap = new Gap(place, reason);
    if (!gaps.contains(gap)) {
      gaps.add(gap);
    }
  }

  /** Notes it where DNS did not answer; returns whether it did. */
  public boolean isKnown(RRsetKey key, Answer answer) {
    if (answer instanceof Answer.Failed(var reason)) {
      unknown(key.toString(), reason);
      return false;
    }
    return true;
  }

  /** What was found so far, in order. */
  public List<Issue> list() {
    return List.copyOf(found);
  }

  /** What could not be found out. */
  public List<Gap> gaps() {
    return List.copyOf(gaps);
  }

  private void add(
      Check check,
      Severity severity,
      RRsetKey key,
      String message,
      String reference,
      List<String> about) {
    add(
        new Issue(
            check,
            severity,
            key.name().text(),
            Optional.of(key),
            message,
            reference,
            List.of(),
            about,
            Optional.empty()));
  }

  private void add(Issue issue) {
    if (found.stream().noneMatch(issue::sameAs)) {
      found.add(issue);
    }
  }
}
