package mailauth.providers.masterfile;

import java.util.List;
import java.util.Optional;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRsetKey;
import mailauth.core.dns.Rdata;
import mailauth.core.dns.RecordType;

/**
 * A record and where each part of it stands.
 *
 * @param owner in {@link Wording#name}'s spelling
 * @param ttl in seconds, from here or inherited (RFC 2308 section 4)
 * @param type in capitals, {@code TXT} for {@code TYPE16}
 * @param data the words after the type
 * @param rdata empty for types that mail authentication has no use for, and for names that are no
 *     {@link mailauth.core.dns.Name}
 */
record ResourceRecord(
    Line line,
    Scope scope,
    String owner,
    long ttl,
    String type,
    Optional<Token> ttlToken,
    Optional<Token> classToken,
    Token typeToken,
    List<Token> data,
    Optional<Rdata> rdata) {

  Source source() {
    return line.source();
  }

  /** Which RRset it is of; empty for types and names that mail authentication has no use for. */
  Optional<RRsetKey> key() {
    try {
      return Optional.of(new RRsetKey(new Name(owner), RecordType.valueOf(type)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  boolean isOf(RRsetKey key) {
    return type.equals(key.type().name()) && owner.equals(key.name().text());
  }

  /** Whether the owner is left out, and the record before this one gives it. */
  boolean inheritsOwner() {
    return line.isIndented();
  }

  /** Where the data begins, its parenthesis included. */
  int dataStart() {
    return line.tokens().stream()
        .filter(token -> token.start() > typeToken.start())
        .mapToInt(Token::start)
        .findFirst()
        .orElse(typeToken.end());
  }

  /** The data as written, comments and layout left out. */
  List<String> writtenData() {
    return data.stream().map(line::text).toList();
  }
}
