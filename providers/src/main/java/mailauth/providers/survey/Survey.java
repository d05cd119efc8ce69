package mailauth.providers.survey;

import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import mailauth.core.check.picture.Authorities;
import mailauth.core.check.picture.Declared;
import mailauth.core.check.picture.NameServer.Standing;
import mailauth.core.check.picture.Picture;
import mailauth.core.check.picture.Zone;
import mailauth.core.dane.MailHosts;
import mailauth.core.dns.Dns;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRsetKey;
import mailauth.core.dns.RecordType;
import mailauth.core.web.Web;
import okhttp3.HttpUrl;

/**
 * Takes pictures of domains. What every audit asks is asked ahead, all at once; what depends on an
 * answer is asked when a check wants to know.
 */
public final class Survey implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private static final int SMTP = 25;

  private final Line line = new Line();
  private final Dns dns;
  private final List<InetSocketAddress> resolvers;
  private final Clock clock;
  private final Whereabouts whereabouts;
  private final Whereabouts mailPorts;
  private final Function<Dns, Web> web;

  /**
   * A survey.
   *
   * @param dns a resolver that asks each question once
   * @param resolvers the servers behind it, for what only the wire says
   * @param web opens the web for who looks names up at a resolver
   */
  public Survey(Dns dns, List<InetSocketAddress> resolvers, Clock clock, Function<Dns, Web> web) {
    this(dns, resolvers, clock, new Ports(resolvers), Ports.at(SMTP), web);
  }

  /** With servers of one's own, for tests. */
  Survey(
      Dns dns,
      List<InetSocketAddress> resolvers,
      Clock clock,
      Whereabouts whereabouts,
      Whereabouts mailPorts,
      Function<Dns, Web> web) {
    this.web = web;
    this.mailPorts = mailPorts;
    this.whereabouts = whereabouts;
    this.dns = dns;
    this.resolvers = List.copyOf(resolvers);
    this.clock = clock;
  }

  /**
   * Takes the picture of a domain. Blocking, but never for long: who is silent is left alone.
   *
   * @param smtp whether mail hosts may be asked as well
   * @param declared what the YAML says of it
   */
  public Picture take(Name domain, Lookout lookout, boolean smtp, Optional<Declared> declared) {
    var patient = new Patience(dns, PATIENCE);
    var survey = new ZoneSurvey(line, patient, resolvers, whereabouts);
    var apex = survey.apex(domain);
    var validator = new Validator(line, resolvers, apex);
    var ahead = new Ahead(patient, domain, lookout);
    var visited = new ArrayList<ServerVisit.Visited>();
    var delegated = new ArrayList<Zone>();
    Together.run(
        List.<Callable<Boolean>>of(
            () -> ahead.ask(),
            () -> visited.addAll(survey.servers(apex)),
            () -> delegated.add(frame(survey, validator, apex, domain))));
    var frame = delegated.getFirst();
    var serving = serving(visited);
    var first = serving.stream().map(ZoneServers.Serving::address).findFirst();
    var zone =
        new Zone(
            apex,
            visited.stream().map(ServerVisit.Visited::server).toList(),
            frame.delegated(),
            frame.hasDs(),
            survey.signatures(first, apex, domain),
            frame.caa());
    Authorities authorities = new ZoneServers(line, apex, serving);
    Optional<MailHosts> hosts =
        smtp ? Optional.of(new SmtpHosts(patient, mailPorts)) : Optional.empty();
    return new Picture(
        domain,
        clock.instant(),
        patient,
        zone,
        authorities,
        validator,
        lookout.selectors(),
        Optional.of(new OnceWeb(web.apply(patient))),
        hosts,
        Survey::listed,
        declared);
  }

  /** By the list that comes with the HTTP client. */
  private static Optional<Name> listed(Name name) {
    return Optional.ofNullable(HttpUrl.parse("https://" + name.text()))
        .map(HttpUrl::topPrivateDomain)
        .map(Name::of);
  }

  /** What the resolver knows of the zone, without its servers. */
  private static Zone frame(ZoneSurvey survey, Validator validator, Name apex, Name domain) {
    validator.of(new RRsetKey(apex, RecordType.NS));
    return new Zone(
        apex, List.of(), survey.delegated(apex), validator.hasDs(), List.of(), survey.caa(domain));
  }

  private static List<ZoneServers.Serving> serving(List<ServerVisit.Visited> visited) {
    return visited.stream()
        .filter(at -> at.server().standing() instanceof Standing.Serving)
        .flatMap(at ->
            at.address().stream()
                .map(address -> new ZoneServers.Serving(at.server().shown(), address)))
        .toList();
  }

  @Override
  public void close() {
    line.close();
  }
}
