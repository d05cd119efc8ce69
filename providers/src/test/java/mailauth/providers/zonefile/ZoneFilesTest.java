package mailauth.providers.zonefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRset;
import mailauth.core.dns.RRsetKey;
import mailauth.core.dns.RecordType;
import mailauth.core.dns.Txt;
import mailauth.providers.host.DnsHost;
import mailauth.providers.host.HostException;
import mailauth.providers.host.Reading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which file holds which zone. */
class ZoneFilesTest {
  private static final Name ZONE = Name.of("example.com");

  /** A zone whose apex only the name server's configuration, or the file's name, gives. */
  private static String relative(String text) {
    return """
    $TTL 3600
    @ IN SOA ns1.example.net. hostmaster.example.net. 1 7200 3600 1209600 3600
    @ IN NS ns1.example.net.
    @ IN TXT "%s"
    """
        .formatted(text);
  }

  private static void assertReads(DnsHost host, String name, String text) {
    var key = new RRsetKey(Name.of(name), RecordType.TXT);
    assertThat(host.read(key))
        .isEqualTo(new Reading.Present(RRset.of(key.name(), key.type(), 3600, Txt.of(text))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "example.com",
        "example.com.zone",
        "db.example.com",
        "example.com.db",
        "EXAMPLE.com."
      })
  void byItsName(String file) {
    try (var folder = new ZoneFolder();
        var host = folder.open()) {
      folder.write(file, relative(file));
      assertReads(host, "example.com", file);
      assertThat(host.read(new RRsetKey(Name.of("a.b.example.com"), RecordType.TXT)))
          .isEqualTo(new Reading.Absent());
      assertThat(host.zones()).containsExactly(ZONE);
    }
  }

  @Test
  void byAnInternationalName() {
    try (var folder = new ZoneFolder();
        var host = folder.open()) {
      folder.write("bücher.example.zone", relative("IDN"));
      assertReads(host, "xn--bcher-kva.example", "IDN");
    }
  }

  @Test
  void bySoaWhereTheNameSaysSomethingElse() {
    try (var folder = new ZoneFolder();
        var host = folder.open()) {
      folder.write("customer-17", "$ORIGIN example.com.\n" + relative("origin"));
      folder.write("example.org.zone", "$ORIGIN example.net.\n" + relative("misleading"));
      folder.write("db.example.org", relative("apex"));
      folder.write("README.txt", "No zone at all.\n");
      folder.write("common.inc", "www 3600 IN A 192.0.2.1\n");
      assertReads(host, "example.com", "origin");
      assertReads(host, "example.net", "misleading");
      assertReads(host, "example.org", "apex");
      assertThat(host.zones())
          .containsExactly(ZONE, Name.of("example.net"), Name.of("example.org"));
    }
  }

  @Test
  void bySoaWhereTheParentDelegates() {
    try (var folder = new ZoneFolder();
        var host = folder.open()) {
      folder.write("example.com.zone", relative("parent") + "lab IN NS ns1.example.net.\n");
      folder.write("lab", "$ORIGIN lab.example.com.\n" + relative("child"));
      assertReads(host, "lab.example.com", "child");
      assertReads(host, "example.com", "parent");
    }
  }

  @Test
  void whatNameServersAndEditorsLeaveBesideIsLeftAlone() {
    try (var folder = new ZoneFolder();
        var host = folder.open()) {
      folder.write("example.com.zone", relative("right"));
      for (var other : new String[] {".signed", ".jnl", ".bak", "~", ".swp"}) {
        folder.write("example.com.zone" + other, "$ORIGIN example.com.\n" + relative("wrong"));
      }
      folder.write(".example.com.zone", relative("hidden"));
      assertReads(host, "example.com", "right");
      assertThat(host.zones()).containsExactly(ZONE);
    }
  }

  @Test
  void twoFilesForOneZone() {
    try (var folder = new ZoneFolder();
        var host = folder.open()) {
      folder.write("db.example.com", relative("one"));
      folder.write("example.com.zone", relative("two"));
      assertThatThrownBy(() -> host.read(new RRsetKey(ZONE, RecordType.TXT)))
          .isInstanceOf(HostException.class)
          .hasMessage(
              "zones/db.example.com and zones/example.com.zone both hold the zone example.com; take"
                  + " one of them away");
    }
  }

  @Test
  void noFile() {
    try (var folder = new ZoneFolder();
        var host = folder.open()) {
      assertThatThrownBy(
              () -> host.read(new RRsetKey(Name.of("_dmarc.other.test"), RecordType.TXT)))
          .hasMessage(
              "no file in zones holds the zone of _dmarc.other.test; tried _dmarc.other.test,"
                  + " other.test, test, each also as NAME.zone, db.NAME and NAME.db, and the SOA of"
                  + " every file");
    }
  }

  @Test
  void aFileWithoutSoa() {
    try (var folder = new ZoneFolder();
        var host = folder.open()) {
      folder.write("example.com.zone", "@ 60 IN TXT x\n");
      assertThatThrownBy(() -> host.read(new RRsetKey(ZONE, RecordType.TXT)))
          .hasMessage("zones/example.com.zone has no SOA record, so it is no zone file");
    }
  }

  @Test
  void aMalformedFile() {
    try (var folder = new ZoneFolder();
        var host = folder.open()) {
      folder.write("example.com.zone", relative("x") + "www IN A 192.0.2\n");
      assertThatThrownBy(() -> host.read(new RRsetKey(ZONE, RecordType.TXT)))
          .hasMessage("zones/example.com.zone:5:10: '192.0.2' is no IPv4 address");
    }
  }

  @Test
  void noFolder() {
    try (var folder = new ZoneFolder();
        var host = folder.open("gone")) {
      assertThatThrownBy(host::zones).hasMessage("the zone files' folder gone does not exist");
    }
  }

  @Test
  void includesStartAtTheIncludingFileOrAtTheFolder() throws IOException {
    try (var folder = new ZoneFolder();
        var host = folder.open()) {
      Files.createDirectory(folder.path("parts"));
      folder.write("example.com.zone", relative("main") + "$INCLUDE parts/a.inc\n");
      folder.write("parts/a.inc", "$INCLUDE b.inc\n$INCLUDE \"parts/c.inc\"\n");
      folder.write("parts/b.inc", "b IN TXT beside\n");
      folder.write("parts/c.inc", "c IN TXT from-the-folder\n");
      assertReads(host, "b.example.com", "beside");
      assertReads(host, "c.example.com", "from-the-folder");
      folder.write("parts/b.inc", "b IN TXT later\n");
      assertReads(host, "b.example.com", "later");
    }
  }

  @Test
  void aLaterChangeOfAnOldFileIsSeen() throws IOException {
    try (var folder = new ZoneFolder();
        var host = folder.open()) {
      folder.write("example.com", relative("one"));
      Files.setLastModifiedTime(
          folder.path("example.com"), FileTime.from(Instant.now().minus(Duration.ofDays(1))));
      assertReads(host, "example.com", "one");
      assertReads(host, "example.com", "one");
      folder.write("example.com", relative("two"));
      assertReads(host, "example.com", "two");
    }
  }

  @Test
  void aThousandZonesAreQuick() {
    try (var folder = new ZoneFolder();
        var host = folder.open()) {
      for (int i = 0; i < 1_000; i++) {
        folder.write(
            "zone-%d.example.zone".formatted(i), relative("x") + "www IN A 192.0.2.1\n".repeat(30));
      }
      var start = Instant.now();
      for (int i = 0; i < 1_000; i++) {
        for (var name :
            new String[] {"", "_dmarc.", "a._domainkey.", "_mta-sts.", "mta-sts.", "x."}) {
          host.read(new RRsetKey(Name.of(name + "zone-%d.example".formatted(i)), RecordType.TXT));
        }
      }
      assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(5));
    }
  }
}
