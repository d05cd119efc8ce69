package mailauth.providers.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import mailauth.providers.web.TestPace;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class TokenBucketTest {
  /** However long the rate's period is, and however much is asked. */
  @Property(tries = 50)
  void noPeriodSeesMoreThanTheRate(
      @ForAll @IntRange(min = 4, max = 500) int calls,
      @ForAll @IntRange(min = 60, max = 3600) int seconds) {
    var pace = new TestPace();
    var bucket = new TokenBucket(new Rate(calls, Duration.ofSeconds(seconds)), pace);
    for (int i = 0; i <= calls; i++) {
      bucket.take();
    }
    assertThat(pace.waited())
        .isGreaterThan(Duration.ofSeconds(seconds).multipliedBy(9).dividedBy(10));
  }

  @Test
  void aPauseHoldsEverybodyBack() {
    var pace = new TestPace();
    var bucket = new TokenBucket(Rate.perMinute(600), pace);
    bucket.take();
    assertThat(pace.waited()).isZero();
    bucket.pause(Duration.ofSeconds(20));
    bucket.take();
    assertThat(pace.waited()).isBetween(Duration.ofSeconds(19), Duration.ofSeconds(21));
  }

  @Test
  void accountsWithTheSameCredentialsShareOne() {
    try (var http = Http.silent()) {
      var url = BaseUrl.parse("https://api.example.com", false);
      var rate = Optional.of(Rate.perMinute(10));
      var one = http.bucket(url, Credentials.inside(Set.of("a")), rate);
      assertThat(http.bucket(url, Credentials.inside(Set.of("a")), rate)).isSameAs(one);
      assertThat(http.bucket(url, Credentials.inside(Set.of("b")), rate)).isNotSameAs(one);
    }
  }
}
