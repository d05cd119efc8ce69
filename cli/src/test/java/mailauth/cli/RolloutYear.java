package mailauth.cli;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import mailauth.core.web.Fetched;

/**
 * A year of example.com, day by day: mail flows, receivers report the day before, the reports are
 * imported, and {@code apply} runs. All of it is the real program on a zone file.
 */
final class RolloutYear {
  private static final Pattern DMARC = Pattern.compile("_dmarc.*\"v=DMARC1; ([^\"]*?);? ?rua=");
  private static final Pattern SPF = Pattern.compile("\"v=spf1 [^\"]*([~?-]all)\"");
  private static final Pattern MODE = Pattern.compile("mode: (\\w+)");
  private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);

  private final Cli cli;
  private final List<Mail> streams = new ArrayList<>();
  private final Map<LocalDate, Runnable> events = new TreeMap<>();
  private final StringBuilder timeline = new StringBuilder();
  private List<String> reporters = List.of("big.example", "other.example");
  private boolean isReporting = true;
  private Predicate<LocalDate> tlsFails = day -> false;
  private boolean tlsIsReported;
  private String yaml;
  private LocalDate today = FIRST;
  private String standing = "";

  RolloutYear(Path folder, String yaml) {
    this.cli = new Cli(folder).web(dns -> this::fetch);
    this.yaml = yaml;
    cli.file(
        "zones/example.com.zone",
        """
        $ORIGIN example.com.
        $TTL 1h
        @ IN SOA ns1 hostmaster 1 3600 600 86400 300
        @ IN A 192.0.2.80
        """);
    zone("payroll.example", "_spf IN TXT \"v=spf1 ip4:198.51.100.0/28 -all\"");
  }

  /** A year in which the office sends every day, with a key of its own. */
  static RolloutYear ofOffice(Path folder, String yaml) {
    var year = new RolloutYear(folder, yaml);
    year.mail(40, "192.0.2.1").own();
    return year;
  }

  /** Records that stand before the year begins. */
  RolloutYear standing(String records) {
    cli.file("zones/example.com.zone", cli.read("zones/example.com.zone") + records + "\n");
    return this;
  }

  /** Senders report a hundred sessions a day, of which some fail on some days. */
  RolloutYear tlsReports(Predicate<LocalDate> fails) {
    tlsIsReported = true;
    tlsFails = fails;
    return this;
  }

  /** What the web server has of the domain's policy, which apply writes. */
  private Fetched fetch(URI address, int mostOctets) {
    return Files.exists(cli.path("mta-sts.txt"))
        ? new Fetched.Response(
            200, Optional.of("text/plain"), Optional.empty(), cli.read("mta-sts.txt"), false)
        : new Fetched.Failed(Fetched.Kind.CONNECTION, "nobody listens");
  }

  /** A policy that somebody serves before the year begins. */
  RolloutYear serving(String policy) {
    cli.file("mta-sts.txt", policy);
    return this;
  }

  /** A zone that is not ours, for includes. */
  RolloutYear zone(String name, String records) {
    cli.file(
        "zones/%s.zone".formatted(name),
        "$ORIGIN %s.\n$TTL 1h\n@ IN SOA ns1 hostmaster 1 3600 600 86400 300\n%s\n"
            .formatted(name, records));
    return this;
  }

  /** The vendor sends from elsewhere, and says so. */
  void payrollMovesTo(String network) {
    zone("payroll.example", "_spf IN TXT \"v=spf1 ip4:%s -all\"".formatted(network));
  }

  /** Mail that flows every day. */
  Mail mail(int aDay, String from) {
    var mail = new Mail(aDay, from);
    streams.add(mail);
    return mail;
  }

  /** What happens in the morning of a day, before reports are read. */
  RolloutYear on(String day, Runnable event) {
    events.put(LocalDate.parse(day), event);
    return this;
  }

  void reporters(String... names) {
    reporters = List.of(names);
  }

  void reportsStop() {
    isReporting = false;
  }

  void reportsComeAgain() {
    isReporting = true;
  }

  void declare(String newYaml) {
    yaml = newYaml;
  }

  void loseState() {
    cli.path(".mailauth/state.json").toFile().delete();
  }

  /** Lives until that day, and tells what changed when. */
  String until(String last) {
    for (; !today.isAfter(LocalDate.parse(last)); today = today.plusDays(1)) {
      events.getOrDefault(today, () -> {}).run();
      live();
    }
    return timeline.toString();
  }

  /** What a command prints on the morning after the last day. */
  Cli.Ran run(String... args) {
    at(today, 8);
    return cli.run(args);
  }

  /** The next day begins, with the reports of the last one, and nobody applies. */
  void tomorrow() {
    today = today.plusDays(1);
    at(today, 6);
    importReports(today.minusDays(1));
  }

  private void live() {
    cli.file(
        "mailauth.yaml",
        """
        version: 1
        providers: { local: { type: zonefile, directory: zones } }
        domains:
          example.com:
            provider: local
            owner: it@example.com
        """
            + yaml.indent(4));
    at(today, 6);
    if (today.isAfter(FIRST) && isReporting) {
      importReports(today.minusDays(1));
    }
    at(today, 7);
    var ran = cli.run("apply", "--auto-approve", "--verify-for", "0");
    if (ran.exitCode() != 0) {
      throw new AssertionError("%s: %s%s".formatted(today, ran.out(), ran.err()));
    }
    var now = stage();
    if (!now.equals(standing)) {
      timeline.append(today).append("  ").append(now);
      if (ran.out().contains("ROLLOUT_STEP_BACK")) {
        timeline.append("  (step back)");
      }
      timeline.append('\n');
      standing = now;
    }
  }

  private void at(LocalDate day, int hour) {
    cli.clock(day.atTime(hour, 0).toInstant(ZoneOffset.UTC));
  }

  private String stage() {
    var zone = cli.read("zones/example.com.zone");
    var dmarc = DMARC.matcher(zone);
    var spf = SPF.matcher(zone);
    var policy = Files.exists(cli.path("mta-sts.txt")) ? cli.read("mta-sts.txt") : "";
    var mode = MODE.matcher(policy);
    return ((dmarc.find() ? dmarc.group(1).replace(";", "") : "")
            + (spf.find() ? " " + spf.group(1) : "")
            + (mode.find() ? " mta-sts=" + mode.group(1) : ""))
        .strip();
  }

  private void importReports(LocalDate day) {
    var policy = Pattern.compile("p=(\\w+)").matcher(standing);
    var published = policy.find() ? policy.group(1) : "none";
    var args = new ArrayList<>(List.of("report", "import", "--no-ptr"));
    for (var reporter : reporters) {
      var rows = new StringBuilder();
      streams.stream().filter(mail -> mail.flows(day)).forEach(m -> rows.append(m.row(day)));
      var name = "reports/%s-%s.xml".formatted(reporter, day);
      cli.file(name, report(reporter, day, published, rows.toString()));
      args.add(cli.path(name).toString());
    }
    if (tlsIsReported) {
      cli.file("reports/tls-%s.json".formatted(day), tlsReport(day, tlsFails.test(day) ? 5 : 0));
      args.add(cli.path("reports/tls-%s.json".formatted(day)).toString());
    }
    var ran = cli.run(args.toArray(String[]::new));
    if (ran.exitCode() != 0) {
      throw new AssertionError(ran.out() + ran.err());
    }
  }

  /** RFC 8460 section 4.4. */
  private static String tlsReport(LocalDate day, int failed) {
    return """
    { "organization-name": "big.example", "report-id": "tls-%1$s", "contact-info": "t@big.example",
      "date-range": { "start-datetime": "%1$sT00:00:00Z", "end-datetime": "%1$sT23:59:59Z" },
      "policies": [
        { "policy": { "policy-type": "sts", "policy-domain": "example.com" },
          "summary": {
            "total-successful-session-count": %2$d, "total-failure-session-count": %3$d },
          "failure-details": [
            { "result-type": "certificate-expired", "failed-session-count": %3$d } ] } ] }
    """
        .formatted(day, 100 - failed, failed);
  }

  private static String report(String reporter, LocalDate day, String policy, String rows) {
    long begin = day.atStartOfDay(ZoneOffset.UTC).toEpochSecond();
    return """
    <feedback>
      <report_metadata>
        <org_name>%s</org_name>
        <report_id>%s</report_id>
        <date_range><begin>%d</begin><end>%d</end></date_range>
      </report_metadata>
      <policy_published><domain>example.com</domain><p>%s</p></policy_published>
    %s</feedback>
    """
        .formatted(reporter, day, begin, begin + 86_399, policy, rows);
  }
}
