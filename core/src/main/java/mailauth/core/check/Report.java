package mailauth.core.check;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import mailauth.core.check.issue.Gap;
import mailauth.core.check.issue.Issue;
import mailauth.core.check.registry.Group;
import mailauth.core.check.service.Seen;
import mailauth.core.dns.Name;
import mailauth.core.lint.Severity;

/**
 * What an audit says of one domain.
 *
 * @param sections one a group, in their order
 * @param services those that the domain's records show
 */
public record Report(Name domain, Instant taken, List<Section> sections, List<Seen> services) {
  /** What says that a domain does without a protocol. */
  private static final Set<String> ABSENT = Set.of("STS-001", "RPT-001", "DANE-002", "BIMI-001");

  public Report {
    sections = List.copyOf(sections);
    services = List.copyOf(services);
  }

  /**
   * One group's part.
   *
   * @param checks how many checks were made
   * @param issues the worst first
   * @param gaps what could not be found out
   */
  public record Section(Group group, int checks, List<Issue> issues, List<Gap> gaps) {
    public Section {
      issues = issues.stream().sorted(Comparator.comparing(Issue::severity)).toList();
      gaps = List.copyOf(gaps);
    }

    public Grade grade() {
      return Grade.of(issues);
    }

    /** Whether nothing was found because something could not be looked at. */
    public boolean isUnknown() {
      return issues.isEmpty() && !gaps.isEmpty();
    }

    /** Whether the domain does without it, which is not graded. */
    public boolean isUnused() {
      return issues.stream().anyMatch(issue -> ABSENT.contains(issue.check().id()))
          && issues.stream().allMatch(issue -> issue.severity() == Severity.INFO);
    }
  }

  /** This report with each issue changed. */
  public Report map(UnaryOperator<Issue> change) {
    return new Report(
        domain,
        taken,
        sections.stream()
            .map(section ->
                new Section(
                    section.group(),
                    section.checks(),
                    section.issues().stream().map(change).toList(),
                    section.gaps()))
            .toList(),
        services);
  }

  /** Whether nothing was found because something could not be looked at. */
  public boolean isUnknown() {
    return issues().isEmpty() && !gaps().isEmpty();
  }

  /** The worst of the groups' grades. */
  public Grade grade() {
    return sections.stream().map(Section::grade).max(Comparator.naturalOrder()).orElse(Grade.A);
  }

  public List<Issue> issues() {
    return sections.stream().flatMap(section -> section.issues().stream()).toList();
  }

  public List<Gap> gaps() {
    return sections.stream().flatMap(section -> section.gaps().stream()).distinct().toList();
  }

  /** How many checks were made. */
  public int checks() {
    return sections.stream().mapToInt(Section::checks).sum();
  }

  public long count(Severity severity) {
    return issues().stream().filter(issue -> issue.severity() == severity).count();
  }
}
