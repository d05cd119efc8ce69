package mailauth.providers.masterfile;

import java.util.stream.Stream;

/** Changes the TTL of a record in its place. */
final class Ttl {
  private Ttl() {}

  static void set(ResourceRecord record, long ttl, Splices splices) {
    if (record.ttl() == ttl) {
      return;
    }
    if (record.ttlToken().isPresent()) {
      var token = record.ttlToken().get();
      splices.replace(record.source(), token.start(), token.end(), String.valueOf(ttl));
    } else {
      writeOut(record, ttl, splices);
    }
  }

  /** Gives a record that inherits its TTL one of its own. */
  static void writeOut(ResourceRecord record, long ttl, Splices splices) {
    int at =
        Stream.concat(record.classToken().stream(), Stream.of(record.typeToken()))
            .mapToInt(Token::start)
            .min()
            .orElseThrow();
    char before = at == 0 ? ' ' : record.source().text().charAt(at - 1);
    splices.insert(record.source(), at, ttl + (before == '\t' ? "\t" : " "));
  }
}
