package mailauth.core.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class TemplateTest {
  private static final Template TARGET = Template.of("{s1}.domainkey.{account}.mail.example");

  @Test
  void fillsItsBlanks() {
    assertThat(TARGET.fill(Map.of("s1", "s1", "account", "u1.wl2")))
        .contains("s1.domainkey.u1.wl2.mail.example");
    assertThat(TARGET.fill(Map.of("s1", "s1"))).isEmpty();
    assertThat(TARGET.variables()).containsExactly("s1", "account");
  }

  @Test
  void leavesMacrosOfSpfAlone() {
    var template = Template.of("include:%{ir}.{region}.mail.example");
    assertThat(template.variables()).containsExactly("region");
    assertThat(template.fill(Map.of("region", "eu"))).contains("include:%{ir}.eu.mail.example");
  }

  @Test
  void aBlankThatStandsTwiceHoldsTheSameTwice() {
    var template = Template.of("{s}.{s}.example");
    assertThat(template.match("a.a.example", v -> "[a-z]+", 0)).contains(Map.of("s", "a"));
    assertThat(template.match("a.b.example", v -> "[a-z]+", 0)).isEmpty();
  }

  @Property
  void findsWhatItFilledIn(
      @ForAll @AlphaChars @StringLength(min = 1, max = 9) String s1,
      @ForAll @AlphaChars @StringLength(min = 1, max = 9) String account) {
    var values = Map.of("s1", s1, "account", account);
    var filled = TARGET.fill(values).orElseThrow();
    assertThat(TARGET.match(filled, v -> "[A-Za-z]+", 0)).contains(values);
    assertThat(Template.of(filled).toString()).isEqualTo(filled);
  }
}
