package mailauth.core.dmarc;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mailauth.core.dns.Answer;
import mailauth.core.dns.Dns;
import mailauth.core.dns.InvalidName;
import mailauth.core.dns.Name;
import mailauth.core.dns.RecordType;
import mailauth.core.dns.Txt;

/**
 * The DNS tree walk from a domain towards the root, of at most eight queries (RFC 9989 section
 * 4.10).
 *
 * @param steps one a query, longest name first
 */
public record TreeWalk(Name start, List<Step> steps) {
  private static final int MOST_QUERIES = 8;

  /** What stands at {@code _dmarc} below a domain. */
  public sealed interface Step {
    Name domain();

    /** Exactly one DMARC record. */
    record Published(Name domain, DmarcReading reading) implements Step {
      /** What the record says of {@code psd}. */
      PublicSuffix psd() {
        return reading.record().psd().orElse(PublicSuffix.UNKNOWN);
      }
    }

    /**
     * Nothing that counts.
     *
     * @param records how many DMARC records there are: none, or several, which are all discarded
     */
    record Discarded(Name domain, int records) implements Step {}

    /** DNS gave no answer. */
    record Failed(Name domain, String reason) implements Step {}
  }

  public TreeWalk {
    steps = List.copyOf(steps);
  }

  /** Walks until a record says {@code psd=y} or {@code psd=n}, DNS fails, or no label is left. */
  public static TreeWalk of(Dns dns, Name start) {
    var steps = new ArrayList<Step>();
    var next = Optional.of(start);
    while (next.filter(name -> !name.isRoot()).isPresent()) {
      var step = look(dns, next.get());
      steps.add(step);
      next = isLast(step) ? Optional.empty() : after(next.get());
    }
    return new TreeWalk(start, steps);
  }

  /**
   * The organizational domain of the start; if no record decides, the start itself (RFC 9989
   * section 4.10.2). Empty if DNS failed on the way.
   */
  public Optional<Name> organizationalDomain() {
    if (failure().isPresent()) {
      return Optional.empty();
    }
    var organizational = start;
    for (var step : published()) {
      if (step.psd() == PublicSuffix.YES && !step.domain().equals(start)) {
        return Optional.of(belowOf(step.domain()));
      }
      organizational = step.domain();
    }
    return Optional.of(organizational);
  }

  /** The record found at a domain. */
  public Optional<Step.Published> at(Name domain) {
    return published().stream().filter(step -> step.domain().equals(domain)).findFirst();
  }

  /** The record of the public suffix that ended the walk. */
  public Optional<Step.Published> publicSuffix() {
    return published().stream().filter(step -> step.psd() == PublicSuffix.YES).findFirst();
  }

  /** The query that DNS did not answer. */
  public Optional<Step.Failed> failure() {
    return steps.stream()
        .filter(Step.Failed.class::isInstance)
        .map(Step.Failed.class::cast)
        .findFirst();
  }

  static Step look(Dns dns, Name domain) {
    Name owner;
    try {
      owner = Name.of("_dmarc").under(domain);
    } catch (InvalidName tooLong) {
      return new Step.Discarded(domain, 0);
    }
    var answer = dns.query(owner, RecordType.TXT);
    if (answer instanceof Answer.Failed failed) {
      return new Step.Failed(domain, failed.reason());
    }
    var readings =
        answer.records().stream()
            .filter(Txt.class::isInstance)
            .map(rdata -> DmarcRecord.parse(((Txt) rdata).text()))
            .filter(DmarcReading::isRecord)
            .toList();
    return readings.size() == 1
        ? new Step.Published(domain, readings.getFirst())
        : new Step.Discarded(domain, readings.size());
  }

  /** The name of the query after this one's: one label less, or at once only seven. */
  static Optional<Name> after(Name domain) {
    int surplus = domain.labels().size() - (MOST_QUERIES - 1);
    var next = domain.parent();
    for (int i = 1; i < surplus; i++) {
      next = next.flatMap(Name::parent);
    }
    return next;
  }

  private static boolean isLast(Step step) {
    return switch (step) {
      case Step.Published published -> published.psd() != PublicSuffix.UNKNOWN;
      case Step.Discarded discarded -> false;
      case Step.Failed failed -> true;
    };
  }

  private List<Step.Published> published() {
    return steps.stream()
        .filter(Step.Published.class::isInstance)
        .map(Step.Published.class::cast)
        .toList();
  }

  /** The start cut down to one label more than {@code domain} has. */
  private Name belowOf(Name domain) {
    var below = start;
    while (below.labels().size() > domain.labels().size() + 1) {
      below = below.parent().orElseThrow();
    }
    return below;
  }
}
