package mailauth.providers.inbox;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import mailauth.providers.conformance.Shared;
import mailauth.providers.evidence.EvidenceFolder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reports that real receivers sent, collected by parsedmarc: what becomes of each file alone. */
class SamplesTest {
  private static final String EXPECTED =
      """
      !example.com!1538204542!1538463818.xml: 1 report, 1 row, 1 message
      !large-example.com!1711897200!1711983600.xml: 1 report, 2286 rows, 2286 messages
      Report domain- borschow.com Submitter- google.com Report-ID- 949348866075514174.eml: 1 report, 1 row, 1 message
      addisonfoods.com!example.com!1536105600!1536191999.xml: 1 report, 1 row, 1 message
      aggregate_invalid/report_with_upper_cased_pass.xml: 1 report, 1 row, 1 message
      empty.xml: is empty
      empty_reason.xml: 1 report, 1 row, 2 messages
      estadocuenta1.infonacot.gob.mx!example.com!1536853302!1536939702!2940.xml.zip: 1 report, 1 row, 1 message
      example.net!example.com!1529366400!1529452799.xml: 1 report, 1 row, 1 message
      extract_report/changed-input.xml: 1 report, 20 rows, 3047 messages
      extract_report/nice-input.xml: 1 report, 20 rows, 3047 messages
      extract_report/nice-input.xml.gz: 1 report, 20 rows, 3047 messages
      extract_report/nice-input.xml.zip: 1 report, 20 rows, 3047 messages
      fastmail.com!example.com!1516060800!1516147199!102675056.xml.gz: 1 report, 1 row, 1 message
      ikea.com!example.de!1538690400!1538776800.xml: 1 report, 1 row, 1 message
      invalid_utf_8.xml: 1 report, 0 rows, 0 messages, 1 row odd
      invalid_xml.xml: is no well-formed XML: it breaks at line 5, column 18
      mimecast-weird-gzip.eml: 1 report, 1 row, 1 message
      old_draft_from_wiki.xml: 1 report, 1 row, 2 messages
      protection.outlook.com!example.com!1711756800!1711843200.xml: 1 report, 1 row, 1 message
      rfc9990-example.net!example.com!1700000000!1700086399.xml: 1 report, 2 rows, 7 messages
      rfc9990-sample.xml: 1 report, 1 row, 123 messages
      twilight.eml: 1 report, 1 row, 1 message
      usssa.com!example.com!1538784000!1538870399.xml: 1 report, 2 rows, 2 messages
      veeam.com!example.com!1530133200!1530219600.xml: 1 report, 1 row, 1 message\
      """;

  @TempDir Path folder;
  private Path samples;

  @BeforeEach
  void find() {
    samples = Shared.path("reports/parsedmarc");
  }

  @Test
  void eachFileComesToWhatItShould() throws IOException {
    try (Stream<Path> files = Files.walk(samples)) {
      var outcomes =
          files
              .filter(Files::isRegularFile)
              .sorted()
              .map(file -> samples.relativize(file) + ": " + alone(file))
              .collect(joining("\n"));
      assertThat(outcomes).isEqualTo(EXPECTED);
    }
  }

  @Test
  void theWholeFolderHoldsThreeReportsAgain() {
    var store = new EvidenceFolder(folder.resolve("all"));
    try (var run = new Import(store, name -> true)) {
      run.paths(List.of(samples));
      var taken = run.finish();
      assertThat(taken.reports()).isEqualTo(20);
      assertThat(taken.duplicates()).isEqualTo(3);
      assertThat(taken.skipped()).hasSize(2);
    }
  }

  private String alone(Path file) {
    var store = new EvidenceFolder(folder.resolve(Integer.toHexString(file.hashCode())));
    try (var run = new Import(store, name -> true)) {
      run.paths(List.of(file));
      var taken = run.finish();
      return taken.skipped().isEmpty()
          ? "%s, %s, %s"
                  .formatted(
                      count(taken.reports(), "report"),
                      count(taken.rows(), "row"),
                      count(taken.messages(), "message"))
              + (taken.oddRows() == 0 ? "" : ", " + count(taken.oddRows(), "row") + " odd")
          : taken.skipped().getFirst().why();
    }
  }

  private static String count(long count, String what) {
    return count + " " + what + (count == 1 ? "" : "s");
  }
}
