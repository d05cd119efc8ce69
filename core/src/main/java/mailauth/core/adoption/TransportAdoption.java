package mailauth.core.adoption;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import mailauth.core.bimi.BimiRecord;
import mailauth.core.config.BimiConfig;
import mailauth.core.config.DaneConfig;
import mailauth.core.config.MtaStsConfig;
import mailauth.core.config.Reference;
import mailauth.core.dane.ServerKey;
import mailauth.core.dns.Name;
import mailauth.core.dns.Rdata;
import mailauth.core.dns.RecordType;
import mailauth.core.mtasts.Mode;
import mailauth.core.mtasts.MtaStsPolicy;
import mailauth.core.mtasts.MtaStsRecord;
import mailauth.core.mtasts.MxPattern;

/** What a name says of the way mail to it travels, and the logo beside mail from it. */
final class TransportAdoption {
  private static final List<Duration> USUAL_AGES =
      Stream.of(7, 1, 14, 30, 365, 10, 90, 180).map(Duration::ofDays).toList();

  private final Name name;
  private final Standing standing;
  private final Trial trial;
  private final Notes notes;
  private final PolicyAdoption records;

  TransportAdoption(
      Name name, Standing standing, Trial trial, Notes notes, PolicyAdoption records) {
    this.name = name;
    this.standing = standing;
    this.trial = trial;
    this.notes = notes;
    this.records = records;
  }

  /**
   * The policy whose id stands in DNS: what the domain serves, or a usual one that has that id.
   *
   * @param served asks the domain's web server
   */
  void mtaSts(Function<Name, Optional<MtaStsPolicy>> served, Parts parts) {
    var text = records.text("_mta-sts", "mta-sts", MtaStsRecord::isMtaSts);
    if (text.isEmpty()) {
      return;
    }
    var id = MtaStsRecord.parse(text.get()).record().map(MtaStsRecord::id).orElse("");
    var guessed =
        usualPolicies().filter(policy -> MtaStsRecord.of(policy).id().equals(id)).findFirst();
    var policy = guessed.or(() -> served.apply(name));
    if (policy.isEmpty()) {
      notes.say(
          "mta-sts",
          "_mta-sts.%s stays as it is: its policy could not be read at %s. Once you know it, declare it:"
              .formatted(name, MtaStsPolicy.url(name)));
      notes.say(
          "mta-sts",
          "mta-sts: { mode: testing, mx: [%s] }".formatted(String.join(", ", mxHosts())));
      return;
    }
    declare(policy.get(), parts);
  }

  private void declare(MtaStsPolicy policy, Parts parts) {
    var declared =
        new MtaStsConfig(
            Parts.AT,
            policy.mode(),
            policy.mx().stream().map(MxPattern::toString).toList(),
            policy.maxAge(),
            Optional.empty(),
            Optional.empty());
    var tried = new Parts();
    tried.mtaSts = declared;
    var outcome = trial.of(name, tried.config());
    if (outcome.isEmpty()) {
      notes.say(
          "mta-sts",
          "_mta-sts.%s stays as it is: the YAML cannot say what its policy says.".formatted(name));
      return;
    }
    parts.mtaSts = declared;
    if (!outcome.get().changesNothing()) {
      notes.say(
          "mta-sts",
          "A plan writes this record anew: its id is then made of the policy, and changes when that"
              + " does. Senders fetch the policy once more and find the same.");
    }
  }

  private List<String> mxHosts() {
    return standing.rrset(name, RecordType.MX).stream()
        .flatMap(rrset -> rrset.records().stream())
        .map(Rdata.Mx.class::cast)
        .filter(mx -> !mx.exchange().isRoot())
        .sorted(Comparator.comparingInt(Rdata.Mx::preference))
        .map(mx -> mx.exchange().text())
        .distinct()
        .toList();
  }

  private Stream<MtaStsPolicy> usualPolicies() {
    var hosts = mxHosts();
    var patterns = new ArrayList<List<String>>();
    patterns.add(hosts);
    patterns.add(hosts.stream().sorted().toList());
    patterns.add(List.of("*." + name.text()));
    patterns.add(List.of());
    return patterns.stream()
        .distinct()
        .flatMap(mx ->
            Stream.of(Mode.values())
                .flatMap(mode ->
                    USUAL_AGES.stream().map(age -> new MtaStsPolicy(mode, parsed(mx), age))));
  }

  private static List<MxPattern> parsed(List<String> mx) {
    return mx.stream().flatMap(host -> MxPattern.parse(host).stream()).toList();
  }

  void bimi(Parts parts) {
    records
        .text("default._bimi", "bimi", BimiRecord::isBimi)
        .flatMap(text -> bimi(BimiRecord.parse(text).record()))
        .ifPresent(bimi -> {
          var tried = new Parts();
          tried.bimi = bimi;
          if (trial.of(name, tried.config()).filter(Trial.Outcome::changesNothing).isPresent()) {
            parts.bimi = bimi;
          } else {
            notes.say("bimi", "The BIMI record stays as it is: the YAML cannot say what it says.");
          }
        });
  }

  private Optional<BimiConfig> bimi(BimiRecord record) {
    try {
      var certificate = record.a().filter(a -> !a.isEmpty()).map(URI::create);
      return record
          .l()
          .filter(logo -> !logo.isEmpty())
          .map(logo -> new BimiConfig(Parts.AT, URI.create(logo), certificate));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** The keys of mail hosts, all below the domain itself. */
  void dane(Parts parts) {
    standing.rrsets().stream()
        .filter(rrset -> rrset.type() == RecordType.TLSA)
        .forEach(rrset -> {
          var host = Standing.owner(rrset.name());
          var keys =
              rrset.records().stream()
                  .<Reference>map(key -> new Reference.Literal(Parts.AT, key.toString()))
                  .toList();
          var declared = new DaneConfig(Parts.AT, host, keys);
          var tried = new Parts();
          tried.dane.add(declared);
          boolean isMail = rrset.name().equals(ServerKey.owner(host));
          if (isMail
              && trial.of(name, tried.config()).filter(Trial.Outcome::changesNothing).isPresent()) {
            parts.dane.add(declared);
          } else if (isMail) {
            notes.say("dane", "%s stays as it is: the YAML cannot say it.".formatted(rrset.key()));
          }
        });
  }
}
