package mailauth.providers.zonefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRset;
import mailauth.core.dns.RecordType;
import mailauth.core.dns.Txt;
import mailauth.providers.host.Outcome;
import mailauth.providers.host.Reading;
import mailauth.providers.host.Replacement;
import org.junit.jupiter.api.Test;

/** What happens to the files. */
class ZonefileHostTest {
  private static final String FILE = "example.com.zone";
  private static final RRset DMARC = txt("_dmarc", "v=DMARC1; p=none");
  private static final String ZONE =
      """
      $TTL 3600
      @ IN SOA ns1.example.net. hostmaster.example.net. 1 7200 3600 1209600 3600
      @ IN NS ns1.example.net.
      """;

  private static RRset txt(String owner, String text) {
    return RRset.of(Name.of(owner + ".example.com"), RecordType.TXT, 3600, Txt.of(text));
  }

  private static List<Replacement> creation(RRset rrset) {
    return List.of(Replacement.creation(rrset));
  }

  @Test
  void nothingIsLeftBehind() {
    try (var folder = new ZoneFolder();
        var host = folder.open()) {
      folder.write(FILE, ZONE);
      folder.write("." + FILE + ".mailauth-lock", "of a run that died");
      assertThat(host.replace(creation(DMARC))).containsExactly(new Outcome.Written());
      assertThat(folder.files()).containsExactly(FILE);
      assertThat(folder.text(FILE))
          .isEqualTo(ZONE.replace(" 1 7200", " 2 7200") + "_dmarc IN TXT \"v=DMARC1; p=none\"\n");
    }
  }

  @Test
  void modeAndLinkAreKept() throws IOException {
    try (var folder = new ZoneFolder();
        var host = folder.open()) {
      Files.createDirectory(folder.path("real"));
      folder.write("real/zone", ZONE);
      assumeTrue(Files.getFileStore(folder.path("real")).supportsFileAttributeView("posix"));
      var mode = PosixFilePermissions.fromString("rw-rw-r--");
      Files.setPosixFilePermissions(folder.path("real/zone"), mode);
      Files.createSymbolicLink(folder.path(FILE), Path.of("real/zone"));
      assertThat(host.replace(creation(DMARC))).containsExactly(new Outcome.Written());
      assertThat(Files.isSymbolicLink(folder.path(FILE))).isTrue();
      assertThat(folder.text("real/zone")).contains("_dmarc");
      assertThat(Files.getPosixFilePermissions(folder.path("real/zone"))).isEqualTo(mode);
      assertThat(folder.files()).containsExactly(FILE, "real");
    }
  }

  @Test
  void aFileThatChangesMeanwhileIsReadAgain() {
    var meddler = new Meddler(1);
    try (var folder = new ZoneFolder(meddler);
        var host = folder.open()) {
      folder.write(FILE, ZONE);
      meddler.does(() -> folder.write(FILE, folder.text(FILE) + "; by another hand\n"));
      assertThat(host.replace(creation(DMARC))).containsExactly(new Outcome.Written());
      assertThat(folder.text(FILE)).contains("_dmarc IN TXT").endsWith("; by another hand\n");
      assertThat(folder.files()).containsExactly(FILE);
    }
  }

  @Test
  void whatAnotherHandWroteMeanwhileIsNotExpected() {
    var meddler = new Meddler(1);
    try (var folder = new ZoneFolder(meddler);
        var host = folder.open()) {
      folder.write(FILE, ZONE);
      meddler.does(() -> folder.write(FILE, ZONE + "_dmarc IN TXT \"theirs\"\n"));
      assertThat(host.replace(creation(DMARC)))
          .containsExactly(new Outcome.Stale(new Reading.Present(txt("_dmarc", "theirs"))));
      assertThat(folder.text(FILE)).isEqualTo(ZONE + "_dmarc IN TXT \"theirs\"\n");
    }
  }

  @Test
  void aFileThatNeverRestsIsGivenUp() {
    var meddler = new Meddler(Integer.MAX_VALUE);
    try (var folder = new ZoneFolder(meddler);
        var host = folder.open()) {
      folder.write(FILE, ZONE);
      meddler.does(() -> folder.write(FILE, folder.text(FILE) + ";\n"));
      assertThat(host.replace(creation(DMARC)))
          .containsExactly(
              new Outcome.Failed("zones/example.com.zone keeps being changed by somebody else"));
      assertThat(folder.text(FILE)).doesNotContain("_dmarc");
      assertThat(folder.files()).containsExactly(FILE);
    }
  }

  @Test
  void anIncludedFileAndItsZoneAreWrittenTogether() {
    try (var folder = new ZoneFolder();
        var host = folder.open()) {
      folder.write(FILE, ZONE + "$INCLUDE mail.inc\n");
      folder.write("mail.inc", "_dmarc IN TXT \"v=DMARC1; p=none\" ; since May\n");
      var stricter = txt("_dmarc", "v=DMARC1; p=reject");
      var replacement = Replacement.update(DMARC, stricter);
      assertThat(host.replace(List.of(replacement))).containsExactly(new Outcome.Written());
      assertThat(folder.text("mail.inc"))
          .isEqualTo("_dmarc IN TXT \"v=DMARC1; p=reject\" ; since May\n");
      assertThat(folder.text(FILE)).contains(" 2 7200");
    }
  }

  @Test
  void aFileThatSeveralZonesIncludeIsNotEdited() {
    try (var folder = new ZoneFolder();
        var host = folder.open()) {
      folder.write(FILE, ZONE + "$INCLUDE mail.inc\n");
      folder.write("example.net.zone", ZONE + "$include zones/mail.inc\n");
      folder.write("mail.inc", "_dmarc IN TXT \"v=DMARC1; p=none\"\n");
      var replacement = Replacement.deletion(DMARC);
      assertThat(host.replace(List.of(replacement)))
          .containsExactly(
              new Outcome.Failed(
                  "zones/mail.inc is included by zones/example.net.zone too; edit it by hand"));
      assertThat(host.replace(creation(txt("own", "x")))).containsExactly(new Outcome.Written());
    }
  }

  @Test
  void aMalformedFileIsNotTouched() {
    try (var folder = new ZoneFolder();
        var host = folder.open()) {
      folder.write(FILE, ZONE + "www IN A\n");
      assertThat(host.replace(creation(DMARC)))
          .containsExactly(
              new Outcome.Failed("zones/example.com.zone:4:8: A takes 1 word of data, not 0"));
      assertThat(folder.text(FILE)).isEqualTo(ZONE + "www IN A\n");
    }
  }

  @Test
  void aFaultEndsTheZonesAfterIt() {
    try (var folder = new ZoneFolder();
        var host = folder.open()) {
      for (var zone : List.of("a.test", "b.test", "c.test")) {
        folder.write(zone, ZONE + "_dmarc IN TXT \"x\"\n");
      }
      var wanted = new ArrayList<Replacement>();
      for (var owner : List.of("_dmarc.new.a.test", "_dmarc.b.test", "_dmarc.new.c.test")) {
        wanted.addAll(creation(RRset.of(Name.of(owner), RecordType.TXT, 3600, Txt.of("y"))));
      }
      assertThat(host.replace(wanted))
          .hasExactlyElementsOfTypes(
              Outcome.Written.class, Outcome.Stale.class, Outcome.Failed.class);
      assertThat(folder.text("c.test")).doesNotContain("new");
    }
  }

  /**
   * A clock that lets somebody act between our reading and our writing, when the serial is made.
   */
  private static final class Meddler extends Clock {
    private final AtomicInteger left;
    private final List<Runnable> acts = new ArrayList<>();

    Meddler(int times) {
      left = new AtomicInteger(times);
    }

    void does(Runnable act) {
      acts.add(act);
    }

    @Override
    public Instant instant() {
      if (left.getAndDecrement() > 0) {
        acts.forEach(Runnable::run);
      }
      return ZoneFolder.CLOCK.instant();
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
