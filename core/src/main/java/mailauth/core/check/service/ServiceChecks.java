package mailauth.core.check.service;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import mailauth.core.catalog.RecordTemplate;
import mailauth.core.check.issue.Issues;
import mailauth.core.check.picture.Picture;
import mailauth.core.dns.Answer;
import mailauth.core.dns.RRset;
import mailauth.core.dns.RRsetKey;
import mailauth.core.dns.RecordType;
import mailauth.core.recognition.Certainty;
import mailauth.core.recognition.Evidence;
import mailauth.core.recognition.Recognition;
import mailauth.core.recognition.Recognized;

/** Finds services, and whether all of their selectors are there. */
public final class ServiceChecks {
  private final KnownServices known;
  private final Picture picture;
  private final List<Recognized> recognized;

  public ServiceChecks(KnownServices known, Picture picture) {
    this.known = known;
    this.picture = picture;
    this.recognized = Recognition.of(known.index(), picture.domain(), today());
  }

  private List<RRset> today() {
    var keys = new ArrayList<RRsetKey>();
    keys.add(picture.txt(""));
    keys.add(new RRsetKey(picture.domain(), RecordType.MX));
    picture.selectors().forEach(selector -> keys.add(alias(selector.name() + "._domainkey")));
    known.names().forEach(name -> keys.add(alias(name)));
    return keys.stream()
        .flatMap(key ->
            picture.ask(key) instanceof Answer.Found found
                    && found.rrset().name().equals(key.name())
                ? Stream.of(found.rrset())
                : Stream.empty())
        .toList();
  }

  private RRsetKey alias(String labels) {
    return new RRsetKey(picture.name(labels), RecordType.CNAME);
  }

  /** The services, the certain ones first. */
  public List<Seen> seen() {
    return recognized.stream().map(this::seen).toList();
  }

  private Seen seen(Recognized service) {
    return new Seen(
        service.service().id(),
        service.service().title(),
        service.certainty() == Certainty.CERTAIN,
        service.evidence().stream().map(Evidence::sentence).toList(),
        picture.declared().map(declared -> isDeclared(service, declared.owners())));
  }

  private static boolean isDeclared(Recognized service, List<String> owners) {
    return owners.stream()
        .map(owner -> owner.toLowerCase(Locale.ROOT))
        .anyMatch(owner ->
            owner.equals(service.service().id())
                || owner.equals(service.service().title().toLowerCase(Locale.ROOT)));
  }

  /** DKIM-032: a service that changes between selectors needs all of them. */
  public void checkSelectors(Issues issues) {
    for (var service : recognized) {
      var fixed =
          service.service().records(service.generation()).stream()
              .filter(RecordTemplate::isDkim)
              .filter(record -> record.kind() instanceof RecordTemplate.Kind.Cname)
              .filter(record -> record.name().variables().isEmpty())
              .map(record -> picture.name(record.name().toString()))
              .toList();
      var missing =
          fixed.stream()
              .filter(name -> picture.ask(name, RecordType.CNAME) instanceof Answer.NoName)
              .findFirst();
      boolean some = fixed.stream().anyMatch(name -> isOf(service, name.text()));
      Optional.of(service)
          .filter(certain -> certain.certainty() == Certainty.CERTAIN && some)
          .flatMap(certain -> missing)
          .ifPresent(name ->
              issues.add(
                  "DKIM-032",
                  new RRsetKey(name, RecordType.CNAME),
                  "%s needs %s as well".formatted(service.service().title(), name)));
    }
  }

  private static boolean isOf(Recognized service, String name) {
    return service.evidence().stream()
        .anyMatch(evidence ->
            evidence.kind() == Evidence.Kind.CNAME && evidence.at().name().text().equals(name));
  }
}
