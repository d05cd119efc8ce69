package mailauth.providers.masterfile;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The columns of a record's line: {@code [owner] [ttl] [class] type data}. */
final class Fields {
  private static final Pattern TYPE = Pattern.compile("[A-Z][A-Z0-9-]*");
  private static final Pattern CLASS = Pattern.compile("CH|CHAOS|HS|CS|CLASS[0-9]+");

  /** RFC 3597's names of the types we read. */
  private static final Map<String, String> NUMBERED =
      Map.of(
          "TYPE1", "A", "TYPE2", "NS", "TYPE5", "CNAME", "TYPE6", "SOA", "TYPE12", "PTR", "TYPE15",
          "MX", "TYPE16", "TXT", "TYPE28", "AAAA", "TYPE52", "TLSA");

  private static final int SOA_WORDS = 7;

  private final Line line;
  private @Nullable Token ttl;
  private @Nullable Token recordClass;
  private final Token typeToken;
  private final String type;
  private final List<Token> data;

  Fields(Line line) {
    this.line = line;
    int at = line.isIndented() ? 0 : 1;
    while (at < line.words().size() && isTtlOrClass(line.words().get(at))) {
      at++;
    }
    if (at == line.words().size()) {
      throw line.source().wrong(line.contentEnd(), "the record's type is missing");
    }
    typeToken = line.words().get(at);
    type = type(typeToken);
    data = List.copyOf(line.words().subList(at + 1, line.words().size()));
  }

  Line line() {
    return line;
  }

  String type() {
    return type;
  }

  OptionalLong ttl() {
    return ttl == null ? OptionalLong.empty() : OptionalLong.of(new Wording(line, ttl).ttl());
  }

  /** The default that RFC 1035 takes from a SOA that comes first and has no TTL. */
  long soaMinimum() {
    checkSoa();
    return new Wording(line, data.getLast()).ttl();
  }

  ResourceRecord record(String owner, Scope scope, long ttlSeconds) {
    if (type.equals("SOA")) {
      checkSoa();
    }
    return new ResourceRecord(
        line,
        scope,
        owner,
        ttlSeconds,
        type,
        Optional.ofNullable(ttl),
        Optional.ofNullable(recordClass),
        typeToken,
        data,
        new RecordData(line, typeToken, data, scope.origin()).read(type));
  }

  private void checkSoa() {
    if (data.size() != SOA_WORDS) {
      throw line.source()
          .wrong(typeToken.start(), "SOA takes 7 words of data, not %d".formatted(data.size()));
    }
    new Wording(line, data.get(Zone.SOA_SERIAL)).number32("serial");
  }

  private boolean isTtlOrClass(Token token) {
    var word = line.text(token).toUpperCase(Locale.ROOT);
    if (ttl == null && Times.isTime(word)) {
      ttl = token;
      return true;
    }
    if (CLASS.matcher(word).matches() && !word.equals("CLASS1")) {
      throw line.source().wrong(token.start(), "class %s; only IN is read".formatted(word));
    }
    if (recordClass == null && (word.equals("IN") || word.equals("CLASS1"))) {
      recordClass = token;
      return true;
    }
    return false;
  }

  private String type(Token token) {
    var word = line.text(token).toUpperCase(Locale.ROOT);
    if (!TYPE.matcher(word).matches()) {
      throw line.source()
          .wrong(token.start(), "'%s' is no record type".formatted(line.shown(token)));
    }
    return NUMBERED.getOrDefault(word, word);
  }
}
