package mailauth.providers.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import mailauth.core.dns.RRset;
import mailauth.core.dns.RecordType;
import mailauth.core.dns.Txt;
import mailauth.providers.conformance.Zone;
import mailauth.providers.host.Capabilities;
import mailauth.providers.host.Outcome;
import mailauth.providers.host.Replacement;
import org.junit.jupiter.api.Test;

/** A host whose TXT values are text: octets that are none are nothing that it can hold. */
public interface TextOnlyContract extends WebHostContract {
  /** Whether the host keeps quotation marks as what they are. */
  default boolean takesQuotationMarks() {
    return true;
  }

  @Override
  default boolean takes(Txt value, Capabilities capabilities) {
    return WebHostContract.super.takes(value, capabilities)
        && Notation.isPlain(value)
        && (takesQuotationMarks() || value.joined().indexOf('"') < 0);
  }

  @Test
  default void quotationMarksAreKeptOrRefused() {
    var marked = WebHostContract.txt("example.com", "say \"hi\"");
    try (var cloud = cloud(Zone.of(APEX))) {
      assertThat(cloud.open().replace(List.of(Replacement.creation(marked))))
          .singleElement()
          .isInstanceOf(takesQuotationMarks() ? Outcome.Written.class : Outcome.Failed.class);
      assertThat(cloud.look(marked.key()))
          .isEqualTo(takesQuotationMarks() ? marked.records() : List.of());
    }
  }

  @Override
  @Test
  default void foreignValuesKeepTheirOctetsAndBoundaries() {
    var before = WebHostContract.txt("example.com", "caf\u00e9", "a;b \"c\" \\d", "x y  z");
    var after =
        WebHostContract.txt("example.com", "v=spf1 -all", "caf\u00e9", "a;b \"c\" \\d", "x y  z");
    try (var cloud = cloud(Zone.of(APEX, before))) {
      assertThat(cloud.open().replace(List.of(Replacement.update(before, after))))
          .containsExactly(new Outcome.Written());
      assertThat(cloud.look(before.key())).containsExactlyInAnyOrderElementsOf(after.records());
    }
  }

  @Test
  default void octetsThatAreNoTextAreRefused() {
    var binary = new RRset(APEX, RecordType.TXT, HOUR, List.of(new Txt(List.of("\u0000\u00ff"))));
    try (var cloud = cloud(Zone.of(APEX))) {
      assertThat(cloud.open().replace(List.of(Replacement.creation(binary))))
          .singleElement()
          .isInstanceOf(Outcome.Failed.class);
      assertThat(cloud.look(binary.key())).isEmpty();
    }
  }
}
