package mailauth.core.dkim;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mailauth.core.tags.TagList;

/**
 * A DKIM key record as written (RFC 6376 section 3.6.1); what is empty is not in it.
 *
 * @param k the key type; rsa if empty
 * @param p the public key in base64 without blanks; an empty text revokes it
 * @param h the hash algorithms that signatures may use; all if empty
 * @param s the services that the key is for; all if empty
 * @param t the flags: {@code y} testing, {@code s} no subdomains in {@code i=}
 * @param n notes for people, in quoted-printable
 */
public record DkimRecord(
    Optional<String> k,
    Optional<String> p,
    List<String> h,
    List<String> s,
    List<String> t,
    Optional<String> n) {
  public DkimRecord {
    h = List.copyOf(h);
    s = List.copyOf(s);
    t = List.copyOf(t);
  }

  /** The record that publishes a key. */
  public static DkimRecord of(DkimPublicKey key) {
    return new DkimRecord(
        Optional.of(key.type().text()),
        Optional.of(key.base64()),
        List.of(),
        List.of(),
        List.of(),
        Optional.empty());
  }

  /** The record that says a selector's key is no longer good. */
  public static DkimRecord revoked() {
    return new DkimRecord(
        Optional.empty(), Optional.of(""), List.of(), List.of(), List.of(), Optional.empty());
  }

  /** Reads any text. */
  public static DkimReading parse(String text) {
    return DkimParser.parse(text);
  }

  /**
   * Whether a TXT value below {@code _domainkey} is a key record, well-formed or not: it says
   * DKIM1, or says no version and has a key.
   */
  public static boolean isDkim(String text) {
    var tags = TagList.parse(text);
    return tags.find("v")
        .map(version -> version.value().equals("DKIM1"))
        .orElseGet(() -> tags.find("p").isPresent());
  }

  /** The key's type, RSA by default; empty if {@code k} names none that DKIM has. */
  public Optional<KeyType> keyType() {
    return k.isEmpty() ? Optional.of(KeyType.RSA) : k.flatMap(KeyType::of);
  }

  /** Whether the key is withdrawn, which is not the same as missing. */
  public boolean isRevoked() {
    return p.filter(String::isEmpty).isPresent();
  }

  /** The record's text, in one canonical order. */
  public String text() {
    var tags = new ArrayList<String>();
    tags.add("v=DKIM1");
    addList("h", h, tags);
    k.ifPresent(type -> tags.add("k=" + type));
    addList("s", s, tags);
    addList("t", t, tags);
    n.ifPresent(notes -> tags.add("n=" + notes));
    p.ifPresent(key -> tags.add("p=" + key));
    return String.join("; ", tags);
  }

  private static void addList(String tag, List<String> values, List<String> tags) {
    if (!values.isEmpty()) {
      tags.add(tag + "=" + String.join(":", values));
    }
  }
}
