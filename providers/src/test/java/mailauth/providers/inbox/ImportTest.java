package mailauth.providers.inbox;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import mailauth.core.dns.Name;
import mailauth.providers.evidence.EvidenceFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportTest {
  private static final Name EXAMPLE = Name.of("example.com");

  @TempDir Path folder;

  @Test
  void aReportIsFoundHoweverItIsPacked() {
    assertThat(stream(Sample.xml("1")).reports()).isEqualTo(1);
    assertThat(stream(Sample.gzip(Sample.xml("2"))).reports()).isEqualTo(1);
    assertThat(stream(Sample.zip(Sample.xml("3"), Sample.gzip(Sample.xml("4")))).reports())
        .isEqualTo(2);
    assertThat(stream(octets(Sample.message(Sample.gzip(Sample.xml("5"))))).reports()).isEqualTo(1);
    assertThat(store().read(EXAMPLE).receipts()).hasSize(5);
  }

  @Test
  void anMboxIsSplitIntoItsMessages() {
    var mbox =
        "From a@example Fri Nov 20 00:00:00 2026\n"
            + Sample.message(Sample.gzip(Sample.xml("1")))
            + "\nFrom b@example Fri Nov 20 00:00:00 2026\n"
            + Sample.message(Sample.zip(Sample.xml("2")));
    assertThat(stream(octets(mbox)).reports()).isEqualTo(2);
  }

  @Test
  void theSameReportIsCountedOnce() {
    stream(Sample.xml("1"));
    var again = stream(Sample.gzip(Sample.xml("1")));
    assertThat(again.reports()).isZero();
    assertThat(again.duplicates()).isEqualTo(1);
    assertThat(store().read(EXAMPLE).messages().values()).containsExactly(3L);
  }

  @Test
  void ofAFolderOnlyWhatIsNewIsRead() throws IOException {
    var inbox = Files.createDirectories(folder.resolve("inbox"));
    Files.write(inbox.resolve("1.xml"), Sample.xml("1"));
    assertThat(paths(inbox).reports()).isEqualTo(1);
    Files.write(inbox.resolve("2.xml"), Sample.xml("2"));
    var second = paths(inbox);
    assertThat(second.reports()).isEqualTo(1);
    assertThat(second.duplicates()).isZero();
    Files.write(inbox.resolve("1.xml"), Sample.gzip(Sample.xml("3")));
    assertThat(paths(inbox).reports()).isEqualTo(1);
  }

  @Test
  void aBrokenReportIsNamedAndCountsNothing() throws IOException {
    var xml = new String(Sample.xml("1"), ISO_8859_1);
    var broken = Files.writeString(folder.resolve("broken.xml"), xml.replace("</feedback>", ""));
    var sound = Files.write(folder.resolve("sound.xml"), Sample.xml("2"));
    var taken = paths(broken, sound);
    assertThat(taken.reports()).isEqualTo(1);
    assertThat(taken.skipped())
        .containsExactly(
            new Taken.Skipped(
                broken.toString(), "is no well-formed XML: it breaks at line 12, column 1"));
    assertThat(store().read(EXAMPLE).messages().values()).containsExactly(3L);
  }

  @Test
  void reportsOnOthersAreLeftOut() {
    try (var run = new Import(store(), Name.of("example.net")::equals)) {
      run.stream("input", new ByteArrayInputStream(Sample.xml("1")));
      var taken = run.finish();
      assertThat(taken.reports()).isZero();
      assertThat(taken.foreign()).containsEntry(EXAMPLE, 1);
    }
    assertThat(store().names()).isEmpty();
  }

  @Test
  void aBombIsRefusedInWords() {
    var zeros = Sample.gzip(new byte[64 << 20]);
    var xml = new String(Sample.xml("1"), ISO_8859_1);
    var bomb = Sample.gzip(octets(xml.replace("<feedback>", "<feedback>" + " ".repeat(64 << 20))));
    assertThat(stream(bomb).skipped())
        .extracting(Taken.Skipped::why)
        .containsExactly("unpacks to over 200 times its size");
    assertThat(stream(zeros).skipped()).hasSize(1);
    var many = new byte[1001][];
    Arrays.setAll(many, i -> Sample.xml("1"));
    assertThat(stream(Sample.zip(many)).skipped())
        .extracting(Taken.Skipped::why)
        .containsExactly("holds more than 1,000 files");
    var deep = Sample.xml("1");
    for (int i = 0; i < 7; i++) {
      deep = Sample.gzip(deep);
    }
    assertThat(stream(deep).skipped())
        .extracting(Taken.Skipped::why)
        .containsExactly("is packed more than 5 times over");
  }

  @Test
  void aCutArchiveIsRefusedInWords() {
    var gzip = Sample.gzip(Sample.xml("1"));
    var cut = Arrays.copyOf(gzip, gzip.length / 2);
    assertThat(stream(cut).skipped())
        .extracting(Taken.Skipped::why)
        .containsExactly("ends too early");
    assertThat(stream(octets("anything else")).skipped())
        .extracting(Taken.Skipped::why)
        .containsExactly("is no report, nor anything that holds reports");
  }

  private Taken stream(byte[] octets) {
    try (var run = new Import(store(), name -> true)) {
      run.stream("input", new ByteArrayInputStream(octets));
      return run.finish();
    }
  }

  private Taken paths(Path... paths) {
    try (var run = new Import(store(), name -> true)) {
      run.paths(List.of(paths));
      return run.finish();
    }
  }

  private EvidenceFolder store() {
    return new EvidenceFolder(folder.resolve("evidence"));
  }

  private static byte[] octets(String text) {
    return text.getBytes(ISO_8859_1);
  }
}
