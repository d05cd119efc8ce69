package mailauth.providers.masterfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRset;
import mailauth.core.dns.RRsetKey;
import mailauth.core.dns.Rdata;
import mailauth.core.dns.RecordType;
import mailauth.core.dns.Txt;
import mailauth.core.ip.IpAddress;
import mailauth.providers.host.Outcome;
import mailauth.providers.host.Replacement;

/** A zone in memory, edited the way tests like to write it. Its main file is example.com.zone. */
final class Editing {
  static final Name ZONE = Name.of("example.com");
  static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-23T12:00:00Z"), ZoneOffset.UTC);

  private final Zone zone;
  private final List<Replacement> replacements = new ArrayList<>();

  private Editing(Zone zone) {
    this.zone = zone;
  }

  static Editing of(String text) {
    return of(text, Map.of());
  }

  /** A zone with files to include, by name. */
  static Editing of(String text, Map<String, String> others) {
    var files = new HashMap<String, Source>();
    others.forEach((name, content) -> files.put(name, source(name, content)));
    return new Editing(
        Zone.parse(
            source("example.com.zone", text),
            Optional.of(ZONE),
            (from, path) -> Optional.ofNullable(files.get(path))));
  }

  private static Source source(String name, String text) {
    var octets = text.getBytes(StandardCharsets.UTF_8);
    return new Source(Path.of(name), name, new String(octets, StandardCharsets.ISO_8859_1));
  }

  Zone zone() {
    return zone;
  }

  /** Puts an RRset in place of whatever stands there. */
  Editing put(RRset wanted) {
    replacements.add(
        new Replacement(wanted.key(), zone.reading(wanted.key()).found(), Optional.of(wanted)));
    return this;
  }

  Editing delete(String owner, RecordType type) {
    var key = new RRsetKey(name(owner), type);
    replacements.add(new Replacement(key, zone.reading(key).found(), Optional.empty()));
    return this;
  }

  Editing replace(Replacement replacement) {
    replacements.add(replacement);
    return this;
  }

  /** The main file afterwards. */
  String text() {
    return text("example.com.zone");
  }

  /** A file afterwards, in UTF-8. */
  String text(String file) {
    var edit = edit();
    assertThat(edit.outcomes()).containsOnly(new Outcome.Written());
    return edit.zone().sources().stream()
        .filter(source -> source.shown().equals(file))
        .map(source -> source.text().getBytes(StandardCharsets.ISO_8859_1))
        .map(octets -> new String(octets, StandardCharsets.UTF_8))
        .findFirst()
        .orElseThrow();
  }

  /** Why nothing was done. */
  String refusal() {
    var edit = edit();
    assertThat(edit.zone()).isEqualTo(zone);
    return edit.outcomes().stream()
        .filter(Outcome.Failed.class::isInstance)
        .map(outcome -> ((Outcome.Failed) outcome).reason())
        .findFirst()
        .orElseThrow();
  }

  ZoneEdit edit() {
    return ZoneEdit.of(zone, replacements, CLOCK);
  }

  static Name name(String owner) {
    return owner.equals("@") ? ZONE : Name.of(owner).under(ZONE);
  }

  static RRset txt(String owner, long ttl, String... values) {
    return new RRset(
        name(owner), RecordType.TXT, ttl, Arrays.stream(values).<Rdata>map(Txt::of).toList());
  }

  static RRset cname(String owner, long ttl, String target) {
    return RRset.of(name(owner), RecordType.CNAME, ttl, new Rdata.Host(Name.of(target)));
  }

  static RRset a(String owner, long ttl, String address) {
    return RRset.of(
        name(owner), RecordType.A, ttl, new Rdata.Address(IpAddress.parse(address).orElseThrow()));
  }
}
