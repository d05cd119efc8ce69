package mailauth.core.config;

import static mailauth.core.schema.Key.optional;

import mailauth.core.config.SenderFacts.Rhythm;
import mailauth.core.schema.Choice;
import mailauth.core.schema.Fields;
import mailauth.core.schema.Key;
import mailauth.core.schema.TextShape;

/** Reads what every kind of sender may have besides. */
final class SenderFactsReader {
  static final Key<String> OWNER =
      optional("owner", TextShape.any("a person or team"), "who answers for the sender");
  static final Key<Rhythm> SELDOM =
      optional(
          "seldom",
          Choice.of("rhythm", "monthly", Rhythm.MONTHLY)
              .or("quarterly", Rhythm.QUARTERLY)
              .or("yearly", Rhythm.YEARLY),
          "how often it sends, where weeks may pass without any mail: monthly, quarterly, yearly");

  private SenderFactsReader() {}

  static SenderFacts read(Fields fields) {
    return new SenderFacts(fields.get(OWNER), fields.get(SELDOM));
  }
}
