package mailauth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import mailauth.core.config.ProviderType.Setting;
import mailauth.providers.HostTypes;
import mailauth.providers.host.HostType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ProvidersCommandTest {
  @TempDir private Path folder;

  static List<HostType> types() {
    return HostTypes.BUILT_IN.all();
  }

  @ParameterizedTest
  @MethodSource("types")
  void eachTypeShowsWhatItTakes(HostType type) {
    var described = type.describe();
    var ran = new Cli(folder).runExactly("providers", described.type());
    assertThat(ran.exitCode()).isZero();
    assertThat(ran.err()).isEmpty();
    assertThat(ran.out())
        .matches("(?s)%s +\\Q%s\\E\n.*".formatted(described.type(), described.title()))
        .contains("\n  can ", "\n  proven by ");
    for (var setting : described.settings()) {
      assertThat(ran.out().lines())
          .as(setting.name())
          .anyMatch(line -> line.startsWith("  " + setting.name() + " ") && tells(line, setting));
    }
  }

  private static boolean tells(String line, Setting setting) {
    return line.contains(setting.required() ? "required" : "optional")
        && (setting.environment().isEmpty() || line.contains("$" + setting.environment()));
  }

  @Test
  void allAreListed() {
    var ran = new Cli(folder).runExactly("providers");
    assertThat(ran.exitCode()).isZero();
    assertThat(ran.out().lines()).hasSameSizeAs(HostTypes.BUILT_IN.all());
  }

  @Test
  void anUnknownTypeIsAnError() {
    var ran = new Cli(folder).runExactly("providers", "nonesuch");
    assertThat(ran.exitCode()).isEqualTo(1);
    assertThat(ran.err()).isEqualTo("mailauth: no provider type 'nonesuch'\n");
  }
}
