package mailauth.core.mtasts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How long senders remember, from one announcement to the next (RFC 8461 section 8.3). */
class PolicyMemoryTest {
  private static final Instant MONDAY = Instant.parse("2026-11-23T12:00:00Z");
  private static final Instant TUESDAY = Instant.parse("2026-11-24T12:00:00Z");
  private static final Instant WEDNESDAY = Instant.parse("2026-11-25T12:00:00Z");
  private static final MtaStsPolicy WEEK = policy("enforce", 604_800);
  private static final MtaStsPolicy DAY = policy("enforce", 86_400);
  private static final MtaStsPolicy NONE = policy("none", 86_400);

  @Test
  void thePolicyThatEndsIsRememberedForItsMaxAge() {
    var began = announced(WEEK, Optional.empty(), MONDAY);
    assertThat(announced(NONE, Optional.of(began), TUESDAY).until())
        .isEqualTo("2026-12-01T12:00:00Z");
  }

  @Test
  void whoDidNotHearOfAShorterOneRemembersTheLongerOne() {
    var long7 = announced(WEEK, Optional.empty(), MONDAY);
    var short1 = announced(DAY, Optional.of(long7), TUESDAY);
    assertThat(announced(NONE, Optional.of(short1), WEDNESDAY).until())
        .isEqualTo("2026-12-01T12:00:00Z");
  }

  @Test
  void toAnnounceTheEndAgainTakesNoLonger() {
    var ended = announced(NONE, Optional.of(announced(WEEK, Optional.empty(), MONDAY)), MONDAY);
    assertThat(announced(NONE, Optional.of(ended), WEDNESDAY).until()).isEqualTo(ended.until());
  }

  @Test
  void whatWasServedTellsWhereStateDoesNot() {
    assertThat(
            PolicyMemory.announced(NONE, Optional.empty(), Optional.of(WEEK), true, MONDAY).until())
        .isEqualTo("2026-11-30T12:00:00Z");
    assertThat(
            PolicyMemory.announced(NONE, Optional.empty(), Optional.empty(), true, MONDAY).until())
        .as("nobody knows, so the longest that there is")
        .isEqualTo(MONDAY.plus(MtaStsPolicy.LONGEST));
  }

  private static PolicyMemory announced(
      MtaStsPolicy policy, Optional<PolicyMemory> before, Instant at) {
    return PolicyMemory.announced(policy, before, Optional.empty(), before.isPresent(), at);
  }

  private static MtaStsPolicy policy(String mode, int maxAge) {
    var mx = mode.equals("none") ? "" : "mx: mail.example.com\n";
    return MtaStsPolicy.parse(
            "version: STSv1\nmode: %s\n%smax_age: %d\n".formatted(mode, mx, maxAge))
        .policy()
        .orElseThrow();
  }
}
