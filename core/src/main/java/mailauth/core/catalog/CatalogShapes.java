package mailauth.core.catalog;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import mailauth.core.dns.InvalidName;
import mailauth.core.dns.Name;
import mailauth.core.schema.Misfit;
import mailauth.core.schema.Schema;
import mailauth.core.schema.Shape;
import mailauth.core.schema.TextShape;
import mailauth.core.yaml.Quote;

/** What values in a service's file look like. */
final class CatalogShapes {
  /** A sentence or half of one. */
  static final Shape<String> WORDS = TextShape.any("text");

  static final Shape<LocalDate> DATE =
      new TextShape<>("a date such as 2026-11-23", Schema.type("string"), (at, text) -> date(text));

  /** A regular expression that a whole value matches. */
  static final Shape<String> PATTERN =
      new TextShape<>("a regular expression", Schema.type("string"), (at, text) -> pattern(text));

  /** A name and all below it. */
  static final Shape<String> SUFFIX =
      new TextShape<>(
          "a full name such as example.net", Schema.type("string"), (at, text) -> name(text));

  static final Shape<String> REGION =
      new TextShape<>(
          "a country's two letters, eu or global", Schema.type("string"), (at, text) -> text);

  private CatalogShapes() {}

  private static LocalDate date(String text) throws Misfit {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw new Misfit("%s is no date: write one such as 2026-11-23".formatted(Quote.of(text)));
    }
  }

  private static String pattern(String text) throws Misfit {
    try {
      return Pattern.compile(text).pattern();
    } catch (PatternSyntaxException e) {
      throw new Misfit(
          "%s is no regular expression: %s"
              .formatted(Quote.of(text), e.getDescription().toLowerCase(Locale.ROOT)));
    }
  }

  private static String name(String text) throws Misfit {
    try {
      var name = Name.of(text);
      if (name.labels().size() < 2) {
        throw new Misfit("%s has no dot: write a full name".formatted(Quote.of(text)));
      }
      return name.text();
    } catch (InvalidName e) {
      throw new Misfit(e.getMessage());
    }
  }
}
