package mailauth.core.tags;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import mailauth.core.tags.TagList.Flaw;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class TagListTest {

  @Test
  void keepsWhereEverythingStands() {
    assertThat(TagList.parse("v=DMARC1;  p = none ;rua="))
        .isEqualTo(
            new TagList(
                List.of(
                    new Tag(0, "v", 2, "DMARC1"),
                    new Tag(11, "p", 15, "none"),
                    new Tag(21, "rua", 25, "")),
                List.of()));
  }

  @Test
  void aFinalSemicolonIsNoFlawButTextWithoutEqualsIs() {
    assertThat(TagList.parse("v=1;").flaws()).isEmpty();
    assertThat(TagList.parse("v=1;; p;\t").flaws())
        .containsExactly(
            new Flaw(4, Flaw.Kind.EMPTY, ""),
            new Flaw(6, Flaw.Kind.BARE, "p"),
            new Flaw(8, Flaw.Kind.TRAILING_BLANK, ""));
  }

  @Test
  void findsTheFirstOfRepeatedTags() {
    var tags = TagList.parse("p=none; P=reject; p=quarantine");

    assertThat(tags.find("p")).contains(new Tag(0, "p", 2, "none"));
    assertThat(tags.repeated()).containsExactly(new Tag(18, "p", 20, "quarantine"));
    assertThat(tags.ignoringCase().repeated()).hasSize(2);
  }

  @Test
  void aVersionEndsAtABlankOrSemicolon() {
    assertThat(TagList.begins("v=DMARC1", "DMARC1")).isTrue();
    assertThat(TagList.begins("v = DMARC1 ;p=none", "DMARC1")).isTrue();
    assertThat(TagList.begins("v=DMARC1 p=none", "DMARC1")).isTrue();
    assertThat(TagList.begins("v=DMARC12; p=none", "DMARC1")).isFalse();
    assertThat(TagList.begins("v=dmarc1; p=none", "DMARC1")).isFalse();
    assertThat(TagList.begins(" v=DMARC1", "DMARC1")).isFalse();
    assertThat(TagList.begins("p=none; v=DMARC1", "DMARC1")).isFalse();
    assertThat(TagList.begins("", "DMARC1")).isFalse();
  }

  @Property
  void readsAnyTextAndEveryTagStandsWhereItSays(@ForAll String text) {
    for (var tag : TagList.parse(text).tags()) {
      assertThat(text.substring(tag.at())).startsWith(tag.name());
      assertThat(text.substring(tag.valueAt())).startsWith(tag.value());
    }
  }
}
