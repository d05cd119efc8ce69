package mailauth.core.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;
import mailauth.core.check.bimi.BimiChecks;
import mailauth.core.check.dkim.DkimChecks;
import mailauth.core.check.dmarc.DmarcChecks;
import mailauth.core.check.issue.Issue;
import mailauth.core.check.issue.Issues;
import mailauth.core.check.picture.Picture;
import mailauth.core.check.registry.Check;
import mailauth.core.check.registry.Group;
import mailauth.core.check.registry.Registry;
import mailauth.core.check.service.KnownServices;
import mailauth.core.check.service.ServiceChecks;
import mailauth.core.check.spf.SpfChecks;
import mailauth.core.check.transport.DaneChecks;
import mailauth.core.check.transport.MtaStsChecks;
import mailauth.core.check.transport.MxChecks;
import mailauth.core.check.transport.TlsRptChecks;
import mailauth.core.check.zone.ParkedChecks;
import mailauth.core.check.zone.ZoneChecks;

/** Makes all checks of a domain, the groups at the same time. */
public final class Audit {
  private static final Map<Group, BiConsumer<Picture, Issues>> CHECKS =
      Map.of(
          Group.SPF, SpfChecks::run,
          Group.DKIM, DkimChecks::run,
          Group.DMARC, DmarcChecks::run,
          Group.MX, MxChecks::run,
          Group.MTA_STS, MtaStsChecks::run,
          Group.TLS_RPT, TlsRptChecks::run,
          Group.DANE, DaneChecks::run,
          Group.BIMI, BimiChecks::run,
          Group.DNS, ZoneChecks::run,
          Group.PARKED, ParkedChecks::run);

  /** What the next apply itself would do is nothing that it repairs. */
  private static final Set<String> OF_APPLY = Set.of("SPF-046");

  private final Registry registry;
  private final KnownServices services;

  /**
   * An audit.
   *
   * @param services those to recognise
   */
  public Audit(Registry registry, KnownServices services) {
    this.registry = registry;
    this.services = services;
  }

  /** Audits a domain; where the YAML declares it, says also what the next apply repairs. */
  public Report of(Picture picture) {
    var today = today(picture);
    if (picture.declared().isEmpty()) {
      return today;
    }
    if (picture.declared().get().isBlocked()) {
      return today.map(issue -> issue.repaired(false));
    }
    var later = today(picture.afterApply()).issues();
    return today.map(issue ->
        issue.repaired(
            !OF_APPLY.contains(issue.check().id()) && later.stream().noneMatch(issue::sameFault)));
  }

  private Report today(Picture picture) {
    var running = new TreeMap<Group, Future<Report.Section>>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      CHECKS.forEach((group, checks) ->
          running.put(group, threads.submit(() -> section(group, checks, picture))));
    }
    var sections = new ArrayList<Report.Section>();
    running.values().forEach(section -> sections.add(result(section)));
    var seen = new ServiceChecks(services, picture).seen();
    return new Report(picture.domain(), picture.taken(), sections, seen);
  }

  private Report.Section section(Group group, BiConsumer<Picture, Issues> checks, Picture picture) {
    var issues = new Issues(group, registry);
    checks.accept(picture, issues);
    if (group == Group.DKIM) {
      new ServiceChecks(services, picture).checkSelectors(issues);
    }
    List<Issue> proven =
        issues.list().stream().map(issue -> new Witnesses(picture).testify(issue)).toList();
    int made = (int) registry.of(group).stream().filter(check -> isMade(check, picture)).count();
    return new Report.Section(group, made, proven, issues.gaps());
  }

  private static boolean isMade(Check check, Picture picture) {
    return check.basis() instanceof Check.Basis.Checked checked
        && switch (checked.need()) {
          case DNS -> true;
          case HTTPS -> picture.web().isPresent();
          case SMTP -> picture.smtp().isPresent();
          case CONFIG -> picture.declared().isPresent();
        };
  }

  private static Report.Section result(Future<Report.Section> section) {
    try {
      return section.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }
}
