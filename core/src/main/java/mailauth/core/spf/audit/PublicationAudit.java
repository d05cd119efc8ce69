package mailauth.core.spf.audit;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import mailauth.core.dns.Answer;
import mailauth.core.dns.Dns;
import mailauth.core.dns.Name;
import mailauth.core.dns.RecordType;
import mailauth.core.dns.Txt;
import mailauth.core.lint.Findings;
import mailauth.core.spf.AnswerSize;
import mailauth.core.spf.Excerpt;
import mailauth.core.spf.SpfRecord;

/** What is wrong with how SPF is published, whatever the record says. */
final class PublicationAudit {
  private static final String SELECTION = "RFC 7208 section 4.5";
  private static final String SIZE = "RFC 7208 section 3.4";

  /** Text that was meant as a record, and that no receiver takes for one. */
  private static final Pattern ALMOST =
      Pattern.compile("[\\s\"']*v\\s*=\\s*spf.?1?.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private static final Pattern SENDER_ID =
      Pattern.compile("spf2\\.0/.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  /** What looks like the beginning of a term, where a string goes on in the middle of a word. */
  private static final Pattern TERM =
      Pattern.compile(
          "[+~?-]?(all\\b|(include|exists|ip4|ip6|a|mx|ptr):|(redirect|exp)=).*",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private final Name name;
  private final SpfContext context;
  private final Dns dns;
  private final Findings findings;

  PublicationAudit(Name name, SpfContext context, Dns dns, Findings findings) {
    this.name = name;
    this.context = context;
    this.dns = dns;
    this.findings = findings;
  }

  void add(Answer answer) {
    if (answer instanceof Answer.Failed(var reason)) {
      findings.warning(
          "SPF-001",
          0,
          "DNS did not say whether %s has an SPF record: %s; try again later"
              .formatted(name, reason),
          "RFC 7208 section 4.4");
      return;
    }
    var texts = texts(answer);
    var records = texts.stream().filter(txt -> SpfRecord.isSpf(txt.joined())).toList();
    addCount(records.size());
    addLookalikes(texts);
    records.forEach(this::addJoints);
    if (!records.isEmpty()) {
      addSize(texts);
    }
    addOldType(records);
    addServers();
    addSecurity(records);
  }

  private void addCount(int records) {
    if (records == 0 && !context.parked()) {
      findings.error(
          "SPF-001",
          0,
          "%s has no SPF record, so anybody can pose as it and no receiver can tell; publish one"
              .formatted(name),
          "RFC 7208 section 3");
    }
    if (records > 1) {
      findings.error(
          "SPF-002",
          0,
          "%s has %d SPF records, so receivers use none of them; merge them into one"
              .formatted(name, records),
          SELECTION);
    }
  }

  private void addLookalikes(List<Txt> texts) {
    for (var txt : texts) {
      var text = txt.joined();
      if (SENDER_ID.matcher(text).matches()) {
        findings.warning(
            "SPF-036",
            0,
            "a record of Sender ID (spf2.0) stands at %s; nobody reads it any more, remove it"
                .formatted(name),
            "RFC 6686 section 6");
      } else if (!SpfRecord.isSpf(text) && ALMOST.matcher(text).matches()) {
        findings.error(
            "SPF-003",
            0,
            "\"%s\" at %s is no SPF record; it has to begin with exactly v=spf1 and a space"
                .formatted(Excerpt.of(text), name),
            SELECTION);
      }
    }
  }

  /** Strings are joined with nothing between, so a space that is not written is not there. */
  private void addJoints(Txt record) {
    int at = 0;
    for (int i = 1; i < record.strings().size(); i++) {
      at += record.strings().get(i - 1).length();
      var before = record.strings().get(i - 1);
      var after = record.strings().get(i);
      if (!before.endsWith(" ") && TERM.matcher(after).matches()) {
        findings.error(
            "SPF-034",
            at,
            "\"%s\" sticks to the term before it, because the record is split there without a space;"
                    .formatted(Excerpt.of(after.split(" ", 2)[0]))
                + " put one at the end of the string before",
            "RFC 7208 section 3.3");
      }
    }
  }

  private void addSize(List<Txt> texts) {
    int octets = AnswerSize.octets(name, texts);
    var message =
        "the answer at %s takes %d octets with all %d TXT records; more than %d do not reach every"
                .formatted(name, octets, texts.size(), limit(octets))
            + " receiver, so move other records to names of their own";
    if (octets > AnswerSize.PLAIN_UDP) {
      findings.error("SPF-035", 0, message, SIZE);
    } else if (octets > AnswerSize.ADVISED) {
      findings.warning("SPF-035", 0, message, SIZE);
    }
  }

  private static int limit(int octets) {
    return octets > AnswerSize.PLAIN_UDP ? AnswerSize.PLAIN_UDP : AnswerSize.ADVISED;
  }

  private void addOldType(List<Txt> records) {
    boolean old =
        texts(dns.query(name, RecordType.SPF)).stream()
            .anyMatch(txt -> SpfRecord.isSpf(txt.joined()));
    if (old) {
      findings.warning(
          "SPF-004",
          0,
          records.isEmpty()
              ? "%s has SPF only as a record of type SPF (99), which no receiver reads; publish it as TXT"
                  .formatted(name)
              : "%s has a record of type SPF (99) beside its TXT record; nobody reads it, remove it"
                  .formatted(name),
          "RFC 7208 section 3.1");
    }
  }

  private void addServers() {
    var answers = context.servers();
    var distinct =
        answers.values().stream()
            .map(
                answer -> texts(answer).stream().map(Txt::joined).filter(SpfRecord::isSpf).toList())
            .map(records -> records.stream().sorted().toList())
            .distinct()
            .count();
    if (distinct > 1) {
      findings.error(
          "SPF-039",
          0,
          "the name servers %s give %d different SPF records for %s, so mail fares by chance; let"
                  .formatted(String.join(", ", answers.keySet()), distinct, name)
              + " all load the same zone",
          "RFC 1034 section 4.3.5");
    }
  }

  private void addSecurity(List<Txt> records) {
    if (!records.isEmpty() && context.secure().filter(secure -> !secure).isPresent()) {
      findings.info(
          "SPF-040",
          0,
          "the answer for %s is not signed with DNSSEC, so it could be forged on its way"
              .formatted(name),
          "RFC 7208 section 11.2");
    }
  }

  private static List<Txt> texts(Answer answer) {
    return answer.records().stream()
        .flatMap(rdata -> rdata instanceof Txt txt ? Stream.of(txt) : Stream.of())
        .toList();
  }
}
