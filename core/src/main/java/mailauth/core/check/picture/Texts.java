package mailauth.core.check.picture;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import mailauth.core.dns.RRsetKey;

/**
 * The TXT records at a name that is meant for records of one kind.
 *
 * @param records those of that kind
 * @param others all other text there
 */
public record Texts(RRsetKey key, List<String> records, List<String> others) {
  public Texts {
    records = List.copyOf(records);
    others = List.copyOf(others);
  }

  /** Tells them apart. */
  public static Texts at(RRsetKey key, Picture picture, Predicate<String> isRecord) {
    var parts = picture.texts(key).stream().collect(Collectors.partitioningBy(isRecord));
    return new Texts(
        key, parts.getOrDefault(true, List.of()), parts.getOrDefault(false, List.of()));
  }
}
