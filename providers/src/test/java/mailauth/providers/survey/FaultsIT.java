package mailauth.providers.survey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import mailauth.core.catalog.BuiltInCatalog;
import mailauth.core.check.Audit;
import mailauth.core.check.Report;
import mailauth.core.check.dkim.CommonSelectors;
import mailauth.core.check.issue.Issue;
import mailauth.core.check.picture.Selector;
import mailauth.core.check.registry.Registry;
import mailauth.core.check.service.KnownServices;
import mailauth.core.dns.Name;
import mailauth.core.lint.Severity;
import mailauth.providers.resolver.CachingDns;
import mailauth.providers.resolver.Resolver;
import mailauth.providers.servers.KnotServer;
import mailauth.providers.servers.ZoneText;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each fault, planted into a sound domain on a real server: it is found, and nothing else is. */
class FaultsIT {
  private static final List<Planted> ALL = Planted.all();
  private static final KnownServices SERVICES = KnownServices.of(new BuiltInCatalog());
  private static final Lookout LOOKOUT =
      new Lookout(
          CommonSelectors.names().stream().map(Selector::guess).toList(),
          List.copyOf(SERVICES.names()));

  @RegisterExtension
  static final KnotServer SERVER =
      new KnotServer(
          Stream.concat(Planted.AROUND.stream(), ALL.stream().map(Planted::zone))
              .toArray(ZoneText[]::new));

  static List<Planted> faults() {
    return ALL;
  }

  @ParameterizedTest
  @MethodSource("faults")
  void isFoundAndNothingElse(Planted planted) {
    var report = audit(planted.asked());
    var severe = new TreeSet<String>();
    var notes = new TreeSet<String>();
    for (var issue : report.issues()) {
      (issue.severity() == Severity.INFO ? notes : severe).add(issue.check().id());
      assertThat(issue.evidence()).as(issue.toString()).isNotEmpty();
    }
    if (planted.isElsewhere()) {
      notes.addAll(severe);
      assertThat(notes).as(shown(report)).containsAll(planted.ids());
      return;
    }
    assertThat(severe).as(shown(report)).isEqualTo(planted.ids());
    assertThat(notes).as(shown(report)).containsAll(planted.notes());
  }

  private static Report audit(String domain) {
    var servers = List.of(SERVER.address());
    try (var resolver = Resolver.of(servers);
        var survey =
            new Survey(new CachingDns(resolver), servers, Clock.systemUTC(), HttpsWeb::new)) {
      return new Audit(new Registry(), SERVICES)
          .of(survey.take(Name.of(domain), LOOKOUT, false, Optional.empty()));
    }
  }

  private static String shown(Report report) {
    return String.join("\n", report.issues().stream().map(FaultsIT::shown).toList())
        + "\n"
        + report.gaps();
  }

  private static String shown(Issue issue) {
    return "%s %s %s".formatted(issue.severity(), issue.check().id(), issue.message());
  }
}
