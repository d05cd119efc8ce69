package mailauth.core.config;

import static mailauth.core.schema.Key.optional;

import java.util.List;
import java.util.stream.Stream;
import mailauth.core.config.SenderFacts.Rhythm;
import mailauth.core.dns.Name;
import mailauth.core.schema.Choice;
import mailauth.core.schema.Fields;
import mailauth.core.schema.Key;
import mailauth.core.schema.Keys;
import mailauth.core.schema.ListShape;
import mailauth.core.schema.TextShape;

/** Reads what every kind of sender may have besides. */
final class SenderFactsReader {
  private static final Key<String> OWNER =
      optional("owner", TextShape.any("a person or team"), "who answers for the sender");
  private static final Key<Rhythm> SELDOM =
      optional(
          "seldom",
          Choice.of("rhythm", "monthly", Rhythm.MONTHLY)
              .or("quarterly", Rhythm.QUARTERLY)
              .or("yearly", Rhythm.YEARLY),
          "how often it sends, where weeks may pass without any mail: monthly, quarterly, yearly");

  private static final Key<List<Name>> FROM =
      optional("from", ListShape.some(Names.DOMAIN), "the domains that people see as its From");
  private static final Key<Name> MAIL_FROM =
      optional("mail-from", Names.DOMAIN, "the domain of its return path, to which bounces go");

  private static final List<Key<?>> KEYS = List.of(OWNER, SELDOM, FROM, MAIL_FROM);

  private SenderFactsReader() {}

  /** The keys of one kind of sender, and those that all kinds have. */
  static Keys with(String what, Key<?>... own) {
    return Keys.of(what, Stream.concat(Stream.of(own), KEYS.stream()).toArray(Key<?>[]::new));
  }

  static SenderFacts read(Fields fields) {
    return new SenderFacts(
        fields.get(OWNER), fields.get(SELDOM), fields.get(FROM, List.of()), fields.get(MAIL_FROM));
  }
}
