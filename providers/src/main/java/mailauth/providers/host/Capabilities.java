package mailauth.providers.host;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import mailauth.core.dns.RRset;
import mailauth.core.dns.RecordType;
import mailauth.core.dns.Txt;
import mailauth.providers.http.Rate;

/**
 * What a host can do.
 *
 * @param swap how a lost race is noticed
 * @param atomic whether all replacements in one zone happen together or not at all
 * @param types the record types it takes
 * @param longestTxt the most octets that one TXT value may have
 * @param minimumTtl in seconds
 * @param rate how often it may be called; empty for no known limit
 */
public record Capabilities(
    Swap swap,
    boolean atomic,
    Set<RecordType> types,
    int longestTxt,
    long minimumTtl,
    Optional<Rate> rate) {

  /**
   * The most octets of a TXT value at a host whose documentation names no limit; this is far above
   * any key or policy.
   */
  public static final int UNKNOWN_TXT_LIMIT = 16 * 255;

  /** All types, for {@link #types}. */
  public static Set<RecordType> everyType() {
    return Collections.unmodifiableSet(EnumSet.allOf(RecordType.class));
  }

  /** The types that every host takes, and more. */
  public static Set<RecordType> usualTypes(RecordType... more) {
    var types =
        EnumSet.of(
            RecordType.A,
            RecordType.AAAA,
            RecordType.CNAME,
            RecordType.MX,
            RecordType.NS,
            RecordType.TXT);
    types.addAll(List.of(more));
    return Collections.unmodifiableSet(types);
  }

  /** How a host keeps two writers apart. */
  public enum Swap {
    /** The host compares and swaps by itself. */
    NATIVE,
    /** We read again just before the write, and after it. */
    READ_BEFORE_WRITE
  }

  /**
   * Why the host would not take an RRset, as the end of a sentence that begins with the host.
   *
   * @param before what it holds already, and so took once
   */
  public Optional<String> refusal(Optional<RRset> before, RRset wanted) {
    var old = before.map(RRset::records).orElse(List.of());
    var added = wanted.records().stream().filter(data -> !old.contains(data)).toList();
    if (!added.isEmpty() && !types.contains(wanted.type())) {
      return Optional.of("takes no %s records".formatted(wanted.type()));
    }
    if (wanted.ttl() < minimumTtl && before.map(RRset::ttl).orElse(-1L) != wanted.ttl()) {
      return Optional.of(
          "takes no TTL below %d s, and this is one of %d s: set 'ttl: %ds' or more"
              .formatted(minimumTtl, wanted.ttl(), minimumTtl));
    }
    return added.stream()
        .filter(data -> data instanceof Txt txt && txt.joined().length() > longestTxt)
        .map(data ->
            "takes TXT values of up to %d octets, and this one has %d"
                .formatted(longestTxt, ((Txt) data).joined().length()))
        .findFirst();
  }
}
