package mailauth.core.plan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import mailauth.core.catalog.BuiltInCatalog;
import mailauth.core.config.ConfigLoader;
import mailauth.core.config.DomainConfig;
import mailauth.core.config.Loading;
import mailauth.core.config.ProviderType;
import mailauth.core.config.Reference;
import mailauth.core.config.SourceFile;
import mailauth.core.config.Vocabulary;
import mailauth.core.dane.MailHost;
import mailauth.core.dane.MailHosts;
import mailauth.core.dkim.rotation.Rotation;
import mailauth.core.dns.Answer;
import mailauth.core.dns.Dns;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRset;
import mailauth.core.dns.RRsetKey;
import mailauth.core.dns.Rdata;
import mailauth.core.dns.RdataFormat;
import mailauth.core.dns.RecordType;
import mailauth.core.dns.Security;
import mailauth.core.dns.Validation;
import mailauth.core.evidence.Evidence;
import mailauth.core.json.JsonObject;
import mailauth.core.plan.registry.Rules;
import mailauth.core.posture.Desired;
import mailauth.core.posture.Posture;
import mailauth.core.posture.PostureBuilder;
import mailauth.core.posture.Purpose;
import mailauth.core.spf.flattening.FlatteningLock;
import mailauth.core.spf.flattening.LockFormat;
import mailauth.core.web.Fetched;
import mailauth.core.yaml.Problem;

/** One domain's YAML and the records that stand, planned without any host. */
final class Example {
  private static final String PROVIDERS = "version: 1\nproviders: { local: { type: host } }\n";

  private final String yaml;
  private final Map<RRsetKey, RRset> today = new LinkedHashMap<>();
  private final Map<RRsetKey, RRset> elsewhere = new LinkedHashMap<>();
  private final Map<String, String> files = new LinkedHashMap<>();
  private final Set<Name> nowhere = new HashSet<>();
  private Optional<Fetched> served = Optional.empty();
  private String others = "";
  private Name planned = Name.of("example.com");
  private final Map<Name, String> neverAligned = new LinkedHashMap<>();
  private Ownership owned = Ownership.NONE;
  private Evidence evidence = Evidence.none(Name.of("example.com"));
  private final Map<String, JsonObject> memory = new LinkedHashMap<>();
  private final Map<String, String> pages = new LinkedHashMap<>();
  private final List<Rotation> rotations = new ArrayList<>();
  private MailHosts mailHosts = host -> new MailHost.Silent(host.text(), "nobody was asked");
  private Validation validation = key -> Security.UNKNOWN;
  private Vendors vendors = Vendors.NONE;
  private Instant now = Instant.parse("2026-11-25T12:00:00Z");
  private FlatteningLock lock = FlatteningLock.EMPTY;

  private Example(String yaml) {
    this.yaml = yaml;
  }

  /** What example.com declares, as the YAML below its name. */
  static Example declares(String domain) {
    return new Example(
        PROVIDERS + "domains:\n  example.com:\n    provider: local\n" + domain.indent(4));
  }

  /** Today's records, one a line: name, TTL, type and data. */
  Example today(String records) {
    records.lines().filter(line -> !line.isBlank()).forEach(line -> addRecord(line, today));
    return this;
  }

  /** Records that the rest of the world has, written as {@link #today}'s. */
  Example elsewhere(String records) {
    records.lines().filter(line -> !line.isBlank()).forEach(line -> addRecord(line, elsewhere));
    return this;
  }

  /** What stands in a file beside the YAML. */
  Example file(String path, String text) {
    files.put(path, text);
    return this;
  }

  /** What the web server of the MTA-STS policy answers; as declared unless this is called. */
  Example served(Fetched answer) {
    served = Optional.of(answer);
    return this;
  }

  /** Names that do not exist anywhere. */
  Example nothingAt(String... names) {
    for (var name : names) {
      nowhere.add(Name.of(name));
    }
    return this;
  }

  /** Another domain that the same YAML declares. */
  Example besides(String domain, String yaml) {
    others += "  %s:\n    provider: local\n%s".formatted(domain, yaml.indent(4));
    return this;
  }

  /** The same YAML, seen from another of its domains. */
  Example of(String domain) {
    planned = Name.of(domain);
    return this;
  }

  /** Lets a name elsewhere hold a good key, as the target of a delegation does. */
  Example keyAt(String name) {
    return elsewhere(
        name + " 300 TXT \"v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=\"");
  }

  Example owned(Ownership ownership) {
    owned = ownership;
    return this;
  }

  Example reported(Evidence reported) {
    evidence = reported;
    return this;
  }

  /** What a web server has at an address. */
  Example page(String address, String text) {
    pages.put(address, text);
    return this;
  }

  /** The moment of the plan, such as {@code 2026-11-27T18:00:00Z}. */
  Example at(String moment) {
    now = Instant.parse(moment);
    return this;
  }

  /** What state remembers under a section's name. */
  Example remembered(String section, JsonObject object) {
    memory.put(section, object);
    return this;
  }

  /** A rotation of keys that is under way. */
  Example rotating(Rotation rotation) {
    rotations.add(rotation);
    return this;
  }

  /** What each mail host says on port 25; nobody is reached unless this is called. */
  Example presented(MailHosts hosts) {
    mailHosts = hosts;
    return this;
  }

  /** What a validating resolver says of all names; nobody says unless this is called. */
  Example secured(Security security) {
    validation = key -> security;
    return this;
  }

  /** What the lock has, as its file would say it below the version. */
  Example locked(String names) {
    var file = "version: 1\nnames:\n" + names.indent(2);
    lock =
        ((LockFormat.Reading.Read) LockFormat.read(FlatteningLock.FILE, file.getBytes(UTF_8)))
            .lock();
    return this;
  }

  /** The same domain once its plan was carried out. */
  Example applied() {
    var plan = plan();
    for (var change : plan.changes()) {
      change
          .onto(change.observed())
          .ifPresentOrElse(
              rrset -> today.put(change.key(), rrset), () -> today.remove(change.key()));
    }
    owned = plan.ownership();
    return this;
  }

  /** A service whose include does nothing. */
  Example neverAligned(String include, String service) {
    neverAligned.put(Name.of(include), service);
    return this;
  }

  DomainPlan plan() {
    return Planner.plan(picture(), "host");
  }

  /** The plan with each rollout at the stage that it may take. */
  DomainPlan rolled() {
    return Climbing.plan(picture(), "host", plan -> plan);
  }

  private Picture picture() {
    return new Picture(
        posture(),
        domain(),
        new Observation(today),
        owned,
        memory,
        rotations,
        evidence,
        new World(this::answer, this::never, vendors, this::fetch, mailHosts, validation),
        now);
  }

  /** Knows the services that records give away. */
  Example vendorsKnown() {
    vendors = Vendors.of(new BuiltInCatalog());
    return this;
  }

  /** The plan of a day on which some overrides may be over. */
  DomainPlan planOn(String day) {
    var domain = domain();
    return Overrides.apply(domain.overrides(), plan(), LocalDate.parse(day));
  }

  /** The overrides that are over on a day. */
  List<String> over(String day) {
    return Overrides.over(domain(), LocalDate.parse(day)).stream().map(Problem::toString).toList();
  }

  /** The plan as signs, RRsets and values, one change a line. */
  String changes() {
    return plan().changes().stream().map(Example::line).collect(joining("\n"));
  }

  List<Gate> gates() {
    return plan().gates().toList();
  }

  /** The gates that object, as {@code outcome ID}. */
  List<String> verdicts() {
    return gates().stream()
        .filter(gate -> gate.outcome() != Gate.Outcome.PASS)
        .map(gate -> gate.outcome().text() + " " + gate.id())
        .toList();
  }

  /** The gates that object. */
  List<Gate> objections() {
    return gates().stream().filter(gate -> gate.outcome() != Gate.Outcome.PASS).toList();
  }

  /** The gates that looked and found nothing, as {@code ID: message}. */
  List<String> passes() {
    return gates().stream()
        .filter(gate -> gate.outcome() == Gate.Outcome.PASS)
        .map(gate -> gate.id() + ": " + gate.message())
        .toList();
  }

  List<String> effects() {
    return plan().changes().stream().flatMap(change -> change.effects().stream()).toList();
  }

  private static String line(Change change) {
    var values = change.action() == Change.Action.DELETE ? change.before() : change.after();
    return "%s %s %s"
        .formatted(
            change.action().sign(),
            change.key(),
            values.stream().map(Rdata::toString).collect(joining(" | ")));
  }

  /** What is wrong with the declaration, without places. */
  List<String> problems() {
    return switch (build()) {
      case PostureBuilder.Result.Built built -> List.of();
      case PostureBuilder.Result.Rejected(var problems) ->
          problems.stream().map(Problem::message).toList();
    };
  }

  /** All that was said of DNS, the changes of {@link #applied} as well. */
  Dns dns() {
    return (name, type) -> {
      var rrset = today.get(new RRsetKey(name, type));
      return rrset == null ? answer(name, type) : new Answer.Found(rrset, List.of());
    };
  }

  private Optional<String> never(Name include) {
    return Optional.ofNullable(neverAligned.get(include));
  }

  private Answer answer(Name name, RecordType type) {
    var rrset = elsewhere.get(new RRsetKey(name, type));
    if (rrset == null && nowhere.contains(name)) {
      return new Answer.NoName();
    }
    return rrset == null
        ? new Answer.Failed("nobody was asked")
        : new Answer.Found(rrset, List.of());
  }

  private Fetched fetch(URI address, int mostOctets) {
    if (!address.getPath().endsWith("/mta-sts.txt")) {
      var page = pages.get(address.toString());
      return page == null
          ? new Fetched.Failed(Fetched.Kind.CONNECTION, "nobody was asked")
          : new Fetched.Response(200, Optional.empty(), Optional.empty(), page, false);
    }
    return served.orElseGet(() ->
        posture().desired().stream()
            .filter(Desired.MtaSts.class::isInstance)
            .map(desired -> ((Desired.MtaSts) desired).policy().text())
            .findFirst()
            .<Fetched>map(Served::policy)
            .orElseThrow());
  }

  private Posture posture() {
    return switch (build()) {
      case PostureBuilder.Result.Built(var posture) -> posture;
      case PostureBuilder.Result.Rejected(var problems) -> throw new AssertionError(problems);
    };
  }

  private PostureBuilder.Result build() {
    return new PostureBuilder(new BuiltInCatalog(), this::resolve, lock, domains()).build(domain());
  }

  private DomainConfig domain() {
    return domains().stream().filter(d -> d.name().equals(planned)).findFirst().orElseThrow();
  }

  private List<DomainConfig> domains() {
    var vocabulary =
        new Vocabulary(
            List.of(new ProviderType("host", "A host", "", List.of())),
            new BuiltInCatalog().ids(),
            Rules::gates);
    var file = new SourceFile("mailauth.yaml", (yaml + others).getBytes(StandardCharsets.UTF_8));
    if (!(ConfigLoader.load(List.of(file), vocabulary) instanceof Loading.Loaded(var config))) {
      throw new AssertionError(ConfigLoader.load(List.of(file), vocabulary));
    }
    return config.domains();
  }

  private String resolve(Reference reference) {
    return switch (reference) {
      case Reference.Literal literal -> literal.text();
      case Reference.InFile file -> files.getOrDefault(file.path(), "");
      case Reference.Environment variable -> "";
    };
  }

  private static void addRecord(String line, Map<RRsetKey, RRset> zone) {
    var fields = line.strip().split("\\s+", 4);
    var key = new RRsetKey(Name.of(fields[0]), RecordType.valueOf(fields[2]));
    var rdata = RdataFormat.read(key.type(), fields[3]);
    zone.merge(
        key,
        RRset.of(key.name(), key.type(), Long.parseLong(fields[1]), rdata),
        (set, more) -> {
          var records = new ArrayList<>(set.records());
          records.addAll(more.records());
          return new RRset(set.name(), set.type(), set.ttl(), records);
        });
  }

  static Ownership created(String name, RecordType type) {
    return created(name, type, Purpose.DKIM);
  }

  static Ownership created(String name, RecordType type, Purpose purpose) {
    var owned = new Owned(new RRsetKey(Name.of(name), type), purpose);
    return new Ownership(Set.of(owned), Map.of());
  }
}
