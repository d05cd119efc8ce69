package mailauth.cli.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class UnhurriedTest {
  private static final Duration LONG = Duration.ofMinutes(1);
  private final List<String> said = new ArrayList<>();

  @Test
  void whatIsDoneAtOnceIsNotSpokenOf() {
    assertThat(Unhurried.get(() -> "done", LONG, () -> said.add("wait"))).isEqualTo("done");
    assertThat(said).isEmpty();
  }

  @Test
  void whoeverWaitsIsToldSo() {
    var told = new CountDownLatch(1);
    Runnable slow =
        () -> {
          said.add("wait");
          told.countDown();
        };
    assertThat(Unhurried.get(() -> awaited(told), Duration.ofMillis(1), slow)).isTrue();
    assertThat(said).containsExactly("wait");
  }

  private static boolean awaited(CountDownLatch told) {
    try {
      return told.await(LONG.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      return false;
    }
  }

  @Test
  void whatIsThrownIsThrownHere() {
    assertThatThrownBy(() -> Unhurried.get(() -> Integer.parseInt("no"), LONG, () -> {}))
        .isInstanceOf(NumberFormatException.class);
  }
}
