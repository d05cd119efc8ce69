package mailauth.providers.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import mailauth.core.dns.RRset;
import mailauth.core.dns.RecordType;
import mailauth.core.dns.Txt;
import mailauth.providers.conformance.Zone;
import mailauth.providers.host.Replacement;
import org.junit.jupiter.api.Test;

/**
 * A host that keeps TXT as one plain text and splits it by itself: where strings end is nothing it
 * can be told.
 */
public interface BareTxtContract extends TextOnlyContract {
  @Override
  @Test
  default void boundariesInsideAValueAreKept() {
    var odd = new RRset(APEX, RecordType.TXT, HOUR, List.of(new Txt(List.of("v=spf1 ", "-all"))));
    try (var cloud = cloud(Zone.of(APEX))) {
      cloud.open().replace(List.of(Replacement.creation(odd)));
      assertThat(cloud.look(odd.key())).containsExactly(Txt.of("v=spf1 -all"));
    }
  }
}
