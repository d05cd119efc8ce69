package mailauth.cli.adoption;

import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mailauth.core.adoption.Adopter;
import mailauth.core.adoption.Adoption;
import mailauth.core.adoption.Advice;
import mailauth.core.catalog.Catalog;
import mailauth.core.check.Audit;
import mailauth.core.check.Report;
import mailauth.core.check.dkim.CommonSelectors;
import mailauth.core.check.picture.Selector;
import mailauth.core.check.registry.Registry;
import mailauth.core.check.service.KnownServices;
import mailauth.core.config.Vocabulary;
import mailauth.core.dns.Dns;
import mailauth.core.dns.Name;
import mailauth.core.draft.Remarks;
import mailauth.core.guide.Conclusion;
import mailauth.core.mtasts.MtaStsPolicy;
import mailauth.core.mtasts.ServedPolicy;
import mailauth.core.web.Web;
import mailauth.providers.survey.Lookout;
import mailauth.providers.survey.Survey;

/** Takes one domain after the other over, and says in comments what could be better. */
public final class Takeover implements AutoCloseable {
  private final Keeper keeper;
  private final KnownServices known;
  private final Adopter adopter;
  private final Audit audit;
  private final Survey survey;
  private final Clock clock;
  private final List<String> selectors;

  /**
   * What a takeover asks.
   *
   * @param dns asks each question once
   * @param resolvers the servers behind it
   * @param web opens the web for who looks names up at a resolver
   */
  public record World(
      Dns dns, List<InetSocketAddress> resolvers, Clock clock, Function<Dns, Web> web) {}

  /**
   * A takeover.
   *
   * @param selectors of DKIM keys that are there, besides those that many use
   */
  public Takeover(
      World world,
      Catalog catalog,
      KnownServices known,
      Vocabulary vocabulary,
      Keeper keeper,
      List<String> selectors) {
    this.keeper = keeper;
    this.known = known;
    this.selectors = List.copyOf(selectors);
    this.clock = world.clock();
    var web = world.web().apply(world.dns());
    this.adopter = new Adopter(catalog, known.index(), vocabulary, name -> served(web, name));
    this.audit = new Audit(new Registry(), known);
    this.survey = new Survey(world.dns(), world.resolvers(), world.clock(), world.web());
  }

  private static Optional<MtaStsPolicy> served(Web web, Name name) {
    return ServedPolicy.fetch(web, name).policy();
  }

  /** Takes over what an origin has of a domain. */
  public Writing.Taken take(Origin origin) {
    var provider = keeper.of(origin);
    var adoption = adopter.adopt(origin.standing(), provider);
    var remarks = adoption.remarks();
    head(remarks, origin, adoption);
    keeper
        .environment(provider)
        .forEach(variable ->
            remarks.above(
                Remarks.path("providers", provider.name()),
                "Reads %s from the environment.".formatted(variable)));
    Advice.add(remarks, report(origin));
    return new Writing.Taken(origin, adoption, provider);
  }

  private static void head(Remarks remarks, Origin origin, Adoption adoption) {
    remarks.above(
        "",
        "yaml-language-server: $schema=" + Conclusion.SCHEMA,
        "Who may send mail as %s, as %s has it.".formatted(origin.domain(), origin.from()),
        told(adoption),
        "");
  }

  private static String told(Adoption adoption) {
    return adoption.changes().isEmpty()
        ? "A plan of this changes nothing."
        : "A plan of this writes %s anew, and changes nothing else."
            .formatted(
                adoption.changes().stream()
                    .map(change -> change.key().toString())
                    .distinct()
                    .collect(Collectors.joining(", ")));
  }

  private Report report(Origin origin) {
    return origin.isLive()
        ? audit.of(survey.take(origin.domain(), lookout(), false, Optional.empty()))
        : Advice.audit(audit, origin.standing(), clock.instant());
  }

  private Lookout lookout() {
    var guesses = Stream.of(List.copyOf(known.selectors()), CommonSelectors.names(), selectors);
    return new Lookout(
        guesses.flatMap(List::stream).distinct().map(Selector::guess).toList(),
        List.copyOf(known.names()));
  }

  @Override
  public void close() {
    survey.close();
  }
}
