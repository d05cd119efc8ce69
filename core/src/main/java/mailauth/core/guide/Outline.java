package mailauth.core.guide;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mailauth.core.catalog.Catalog;
import mailauth.core.catalog.Service;
import mailauth.core.config.ProviderType;

/** What is asked, in which order, and what comes of it. */
public final class Outline {
  private final World world;
  private final List<ProviderType> types;
  private final Map<String, Service> services;
  private final List<Chapter> always;
  private final List<Chapter> sending;
  private final List<Chapter> last;
  private final Words words;

  /**
   * An outline.
   *
   * @param types the kinds of DNS hosts that can be proposed
   * @param words for the comments of the YAML
   */
  public Outline(World world, List<ProviderType> types, Catalog catalog, Words words) {
    this.world = world;
    this.types = List.copyOf(types);
    this.services = services(catalog);
    this.words = words;
    this.always = List.of(new DomainChapter(world, types));
    this.sending =
        List.of(
            new SendersChapter(world, List.copyOf(services.values()), words),
            new ValuesChapter(world, services));
    this.last = List.of(new PolicyChapter(world));
  }

  private static Map<String, Service> services(Catalog catalog) {
    var services = new LinkedHashMap<String, Service>();
    catalog.ids().forEach(id -> catalog.service(id).ifPresent(one -> services.put(id, one)));
    return Collections.unmodifiableMap(services);
  }

  Optional<Question> next(Answers answers) {
    return first(always, answers)
        .or(() -> answers.isYes(Ids.PARKED) ? Optional.empty() : first(sending, answers))
        .or(() -> first(last, answers));
  }

  private static Optional<Question> first(List<Chapter> chapters, Answers answers) {
    for (var chapter : chapters) {
      var question = chapter.next(answers);
      if (question.isPresent()) {
        return question;
      }
    }
    return Optional.empty();
  }

  Conclusion conclude(Answers answers) {
    return new Concluding(world, types, services, words, answers).conclusion();
  }
}
