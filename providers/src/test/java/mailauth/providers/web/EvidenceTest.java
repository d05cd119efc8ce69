package mailauth.providers.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import mailauth.providers.HostTypes;
import mailauth.providers.host.Evidence.Proof;
import mailauth.providers.host.HostType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each host with a web API has the tests that its descriptor rests on, named alike. */
class EvidenceTest {

  @ParameterizedTest
  @MethodSource("types")
  void whatIsClaimedIsTested(HostType type) {
    assertHas(type, "ConformanceTest");
    for (var proof : type.evidence().proofs().values()) {
      switch (proof) {
        case Proof.RealServer server -> assertHas(type, "ConformanceIT");
        case Proof.Recording recording -> assertHas(type, "RecordingTest");
        case Proof.Documentation documentation -> assertHas(type, "UnrecordedTest");
        case Proof.NoLimitNamed limit -> assertHas(type, "UnrecordedTest");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("types")
  void eachClassIsShort(HostType type) throws IOException {
    var folder = Path.of("src/main/java", type.getClass().getPackageName().replace('.', '/'));
    try (var files = Files.list(folder)) {
      for (var file : files.toList()) {
        assertThat(Files.readAllLines(file)).as(file.toString()).hasSizeLessThan(200);
      }
    }
  }

  static List<HostType> types() {
    return HostTypes.BUILT_IN.all().stream().filter(WebHostType.class::isInstance).toList();
  }

  private static void assertHas(HostType type, String test) {
    var name = type.getClass().getName().replaceFirst("Type$", test);
    assertThatCode(() -> Class.forName(name)).as(name).doesNotThrowAnyException();
  }
}
