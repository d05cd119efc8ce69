package mailauth.core.rollout;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import mailauth.core.dns.InvalidName;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRsetKey;
import mailauth.core.json.InvalidJson;
import mailauth.core.json.JsonObject;
import mailauth.core.posture.Purpose;

/**
 * Since when each policy of a domain says what it says; a section of its state.
 *
 * @param stages by whose policy it is and which
 * @param isLegible false if a later mailauth wrote it: then nothing moves, and it stays as it is
 */
public record Memory(Map<Key, Entry> stages, boolean isLegible) {
  /** The section's name in a domain's state. */
  public static final String SECTION = "rollout";

  public static final Memory NONE = new Memory(Map.of(), true);

  /** Clocks of machines that share state may differ a little, and nothing comes of it. */
  private static final Duration SKEW = Duration.ofHours(1);

  private static final int VERSION = 1;
  private static final String FORMAT = "mailauth-rollout/";

  public Memory {
    stages = Collections.unmodifiableMap(new TreeMap<>(stages));
  }

  /** Whose policy, and which. */
  public record Key(Name name, Purpose purpose) implements Comparable<Key> {
    /** Whose policy stands in an RRset; empty for what is none that climbs. */
    public static Optional<Key> of(RRsetKey key, Purpose purpose) {
      return switch (purpose) {
        case SPF -> Optional.of(new Key(key.name(), purpose));
        case DMARC, MTA_STS -> key.name().parent().map(name -> new Key(name, purpose));
        default -> Optional.empty();
      };
    }

    @Override
    public int compareTo(Key other) {
      int byName = name.compareTo(other.name);
      return byName != 0 ? byName : purpose.compareTo(other.purpose);
    }
  }

  /**
   * A stage that was seen to stand.
   *
   * @param stage its text, such as {@code p=none}
   * @param since when every server was first seen to answer with it
   */
  public record Entry(String stage, Instant since) {}

  /** A stage that stands now, as an apply saw it. */
  public record Mark(Name name, Purpose purpose, String stage) {
    public Key key() {
      return new Key(name, purpose);
    }
  }

  /** What a domain's state remembers; what is damaged is as good as forgotten. */
  public static Memory of(Map<String, JsonObject> sections) {
    var section = sections.get(SECTION);
    if (section == null) {
      return NONE;
    }
    try {
      var format = section.text("format");
      if (!format.equals(FORMAT + VERSION)) {
        return new Memory(Map.of(), !format.matches(FORMAT + "[1-9][0-9]{0,8}"));
      }
      var stages = new TreeMap<Key, Entry>();
      for (var json : section.objects("stages")) {
        var purpose =
            Purpose.valueOf(json.text("policy").toUpperCase(Locale.ROOT).replace('-', '_'));
        stages.put(
            new Key(Name.of(json.text("name")), purpose),
            new Entry(json.text("stage"), Instant.parse(json.text("since"))));
      }
      return new Memory(stages, true);
    } catch (InvalidJson | InvalidName | DateTimeException e) {
      return NONE;
    } catch (IllegalArgumentException e) {
      return NONE;
    }
  }

  /** When a policy was first seen at that stage; empty if nobody remembers. */
  public Optional<Instant> since(Name name, Purpose purpose, String stage) {
    return Optional.ofNullable(stages.get(new Key(name, purpose)))
        .filter(entry -> entry.stage().equals(stage))
        .map(Entry::since);
  }

  /**
   * Without times that are still to come, which a clock that was wrong left: nobody can tell how
   * long such a stage has stood.
   */
  public Memory asOf(Instant now) {
    var past = new TreeMap<>(stages);
    past.values().removeIf(entry -> entry.since().isAfter(now.plus(SKEW)));
    return new Memory(past, isLegible);
  }

  /** With what stands at a moment: a stage that stood before keeps its time. */
  public Memory with(Collection<Mark> marks, Instant now) {
    var more = new TreeMap<>(stages);
    for (var mark : marks) {
      var since = since(mark.name(), mark.purpose(), mark.stage()).orElse(now);
      more.put(new Key(mark.name(), mark.purpose()), new Entry(mark.stage(), since));
    }
    return new Memory(more, isLegible);
  }

  /** Without policies of which nobody knows what every server answers. */
  public Memory without(Collection<Key> keys) {
    var fewer = new TreeMap<>(stages);
    fewer.keySet().removeAll(keys);
    return new Memory(fewer, isLegible);
  }

  /** The section to keep. */
  public JsonObject section() {
    var list = new ArrayList<Map<String, Object>>();
    stages.forEach((key, entry) -> {
      var json = new LinkedHashMap<String, Object>();
      json.put("name", key.name().text());
      json.put("policy", key.purpose().text());
      json.put("stage", entry.stage());
      json.put("since", entry.since().toString());
      list.add(json);
    });
    var section = new LinkedHashMap<String, Object>();
    section.put("format", FORMAT + VERSION);
    section.put("stages", list);
    return new JsonObject("", new LinkedHashMap<>(section));
  }
}
