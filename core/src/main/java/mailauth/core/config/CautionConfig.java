package mailauth.core.config;

import java.util.List;

/**
 * How careful runs are with a domain.
 *
 * @param mostChanges how many names may change in one run before somebody must agree
 * @param freezes when nothing shall change unless somebody agrees
 */
public record CautionConfig(int mostChanges, List<Freeze> freezes) {
  /** More names than a first setup with several services has. */
  public static final int USUAL_CHANGES = 25;

  public static final CautionConfig USUAL = new CautionConfig(USUAL_CHANGES, List.of());

  public CautionConfig {
    freezes = List.copyOf(freezes);
  }
}
