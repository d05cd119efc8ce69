package mailauth.core.handentry;

import java.util.Locale;

/** What usually goes wrong where a person enters records by hand. */
public enum Mistake {
  /** The panel appended the zone to a name that had it already. */
  NAME_DOUBLED,
  /** The zone was appended to a target that lacked its final dot. */
  TARGET_DOUBLED,
  /** A label lacks its underscore. */
  UNDERSCORE_MISSING,
  /** The record is at another name. */
  WRONG_NAME,
  /** The record has another type. */
  WRONG_TYPE,
  /** Another record of a kind of which there may be only one. */
  SECOND_RECORD,
  /** Quotes are part of the value. */
  QUOTES_TYPED,
  /** Backslashes are part of the value. */
  BACKSLASHES_TYPED,
  /** The end of the value is missing. */
  VALUE_CUT,
  /** Blanks, line breaks or invisible characters are in the value. */
  WHITESPACE,
  /** Curly quotes, long dashes and their like are in the value. */
  SMART_CHARACTERS,
  /** Codes of HTML for characters are in the value. */
  HTML_ENTITIES,
  /** Capital letters became small ones, or the other way round. */
  LETTER_CASE,
  /** The value from before is still there. */
  STILL_OLD,
  /** Nothing is there. */
  ABSENT,
  /** Something else is there. */
  DIFFERENT,
  /** What shall go is still there. */
  NOT_REMOVED,
  /** The name servers are right, and a resolver remembers what was before. */
  CACHED,
  /** Some of the name servers have it. */
  ONLY_SOME_SERVERS,
  /** A server cannot be asked. */
  UNANSWERED;

  /** The name in JSON. */
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether time alone may mend it. */
  public boolean passes() {
    return switch (this) {
      case STILL_OLD, ABSENT, NOT_REMOVED, CACHED, ONLY_SOME_SERVERS, UNANSWERED -> true;
      default -> false;
    };
  }
}
