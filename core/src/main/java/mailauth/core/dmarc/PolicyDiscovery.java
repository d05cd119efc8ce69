package mailauth.core.dmarc;

import java.util.Optional;
import java.util.function.Function;
import mailauth.core.dns.Answer;
import mailauth.core.dns.Dns;
import mailauth.core.dns.Name;
import mailauth.core.dns.RecordType;

/** Which DMARC policy receivers apply to mail from a domain (RFC 9989 section 4.10.1). */
public sealed interface PolicyDiscovery {

  /**
   * A policy applies.
   *
   * @param publishedAt the domain whose record it is: the author's own, its organizational domain
   *     or its public suffix
   * @param policy the one of p, sp and np that counts for this domain
   */
  record Applies(Name publishedAt, EffectiveDmarc record, Policy policy)
      implements PolicyDiscovery {}

  /** No record is found, or one that receivers cannot use: there is no DMARC for this domain. */
  record Nothing(Optional<Name> unusableAt) implements PolicyDiscovery {}

  /** DNS did not say. */
  record Unknown(Name at, String reason) implements PolicyDiscovery {}

  /** Finds the policy for mail from an author domain. */
  static PolicyDiscovery of(Dns dns, Name author) {
    return switch (TreeWalk.look(dns, author)) {
      case TreeWalk.Step.Published own -> applied(own, EffectiveDmarc::p);
      case TreeWalk.Step.Failed failed -> new Unknown(failed.domain(), failed.reason());
      case TreeWalk.Step.Discarded none -> inherited(dns, author);
    };
  }

  private static PolicyDiscovery inherited(Dns dns, Name author) {
    var start = TreeWalk.after(author);
    if (start.filter(name -> !name.isRoot()).isEmpty()) {
      return new Nothing(Optional.empty());
    }
    var walk = TreeWalk.of(dns, start.get());
    var failure = walk.failure();
    if (failure.isPresent()) {
      return new Unknown(failure.get().domain(), failure.get().reason());
    }
    var published = walk.organizationalDomain().flatMap(walk::at).or(walk::publicSuffix);
    if (published.isEmpty()) {
      return new Nothing(Optional.empty());
    }
    return switch (dns.query(author, RecordType.A)) {
      case Answer.NoName nonexistent -> applied(published.get(), EffectiveDmarc::np);
      case Answer.Failed failed -> new Unknown(author, failed.reason());
      case Answer.Found found -> applied(published.get(), EffectiveDmarc::sp);
      case Answer.NoData noData -> applied(published.get(), EffectiveDmarc::sp);
    };
  }

  private static PolicyDiscovery applied(
      TreeWalk.Step.Published published, Function<EffectiveDmarc, Policy> choice) {
    return published
        .reading()
        .effective()
        .<PolicyDiscovery>map(
            record -> new Applies(published.domain(), record, choice.apply(record)))
        .orElseGet(() -> new Nothing(Optional.of(published.domain())));
  }
}
