package mailauth.providers.masterfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import mailauth.core.dns.RRset;
import mailauth.core.dns.RRsetKey;
import mailauth.core.dns.RecordType;
import mailauth.providers.host.Outcome;
import mailauth.providers.host.Replacement;
import org.junit.jupiter.api.Test;

/** What holds for every edit of every zone file. */
class RandomZoneEditTest {
  private static final int ZONES = 2_000;

  @Test
  void whatWeReadIsWhatDnsjavaReads() {
    for (int seed = 0; seed < ZONES; seed++) {
      var text = new RandomZone(new Random(seed)).text();
      var ours =
          Editing.of(text).zone().records().stream()
              .filter(record -> record.rdata().isPresent())
              .map(RandomZoneEditTest::line)
              .toList();
      assertThat(ours).as("seed %d\n%s", seed, text).isEqualTo(Dnsjava.readable(text));
    }
  }

  @Test
  void onlyTheEditedRecordsChange() {
    for (int seed = 0; seed < ZONES; seed++) {
      var random = new Random(seed);
      var zone = new RandomZone(random);
      var text = zone.text();
      var before = Editing.of(text).zone();
      var replacement = replacement(zone, random, before);
      var what = "seed %d: %s\n%s".formatted(seed, replacement, text);
      var edit = ZoneEdit.of(before, List.of(replacement), Editing.CLOCK);
      assertThat(edit.outcomes()).as(what).containsExactly(new Outcome.Written());
      check(before, edit.zone(), replacement, what);
    }
  }

  private static Replacement replacement(RandomZone zone, Random random, Zone before) {
    var wanted = zone.rrset();
    var key = random.nextInt(10) == 0 ? zone.alias() : wanted.key();
    boolean delete = key.type() == RecordType.CNAME || random.nextInt(4) == 0;
    return new Replacement(
        key, before.reading(key).found(), delete ? Optional.empty() : Optional.of(wanted));
  }

  private static void check(Zone before, Zone after, Replacement replacement, String what) {
    var key = replacement.key();
    var old = before.main().text();
    var now = after.main().text();
    what = what + "\n--- now ---\n" + now;
    var stands = after.reading(key).found();
    assertThat(stands).as(what).isEqualTo(replacement.wanted());
    assertThat(Dnsjava.of(now, key)).as(what).isEqualTo(lines(replacement.wanted()));
    assertThat(Dnsjava.others(now, key)).as(what).isEqualTo(Dnsjava.others(old, key));
    if (!now.equals(old)) {
      assertThat(Dnsjava.serial(now)).as(what).isGreaterThan(Dnsjava.serial(old));
    }
    assertUntouched(before, now, key, what);
    var again = new Replacement(key, stands, stands);
    assertThat(ZoneEdit.of(after, List.of(again), Editing.CLOCK).zone()).as(what).isEqualTo(after);
  }

  private static List<String> lines(Optional<RRset> rrset) {
    return rrset.stream()
        .flatMap(found ->
            found.records().stream()
                .map(rdata ->
                    "%s %d %s %s".formatted(found.name(), found.ttl(), found.type(), rdata)))
        .toList();
  }

  private static String line(ResourceRecord record) {
    return "%s %d %s %s"
        .formatted(record.owner(), record.ttl(), record.type(), record.rdata().orElseThrow());
  }

  /** All lines but the edited ones are there, in order; two may have got an owner or a TTL. */
  private static void assertUntouched(Zone before, String now, RRsetKey key, String what) {
    var lines = (now.endsWith("\n") ? now : now + before.main().lineEnd()).split("(?<=\n)");
    int at = 0;
    int inherited = 0;
    for (var line : untouched(before, key)) {
      while (at < lines.length && !lines[at].equals(line) && !gained(line, lines[at])) {
        at++;
      }
      assertThat(at).as("%s\n--- lost: %s", what, line).isLessThan(lines.length);
      inherited += lines[at++].equals(line) ? 0 : 1;
    }
    assertThat(inherited).as(what).isLessThanOrEqualTo(2);
  }

  private static boolean gained(String old, String now) {
    boolean owner = !old.isBlank() && old.charAt(0) <= ' ' && now.endsWith(old.stripLeading());
    return owner || now.replaceFirst("[0-9]+[ \t]", "").equals(old);
  }

  private static List<String> untouched(Zone zone, RRsetKey key) {
    var text = zone.main().text();
    var touched = new ArrayList<>(zone.records(key).stream().map(ResourceRecord::line).toList());
    touched.add(zone.soa().orElseThrow().line());
    var lines = new ArrayList<String>();
    for (int start = 0; start < text.length(); ) {
      int feed = text.indexOf('\n', start);
      int end = feed < 0 ? text.length() : feed + 1;
      int from = start;
      if (touched.stream().noneMatch(line -> line.start() <= from && from < line.end())) {
        var closed = feed < 0 ? zone.main().lineEnd() : "";
        lines.add(text.substring(start, end) + closed);
      }
      start = end;
    }
    return lines;
  }
}
