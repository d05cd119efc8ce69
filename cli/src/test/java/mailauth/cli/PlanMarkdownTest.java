package mailauth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A plan as a comment on a pull request, which holds 65,536 characters. */
class PlanMarkdownTest {
  @TempDir private Path folder;

  private String comment(int domains) {
    return ManyDomains.of(domains, new Cli(folder)).run("plan", "--format", "markdown").out();
  }

  @Test
  void fewDomainsAreOpen() {
    assertThat(comment(1))
        .isEqualTo(
            """
            ### mailauth plan

            **Plan: 2 to create, 0 to update, 0 to delete in 1 domain.**

            #### d00000.example (zonefile local)

            ```diff
            + d00000.example TXT "v=spf1 ip4:198.51.100.0/24 ~all"
            + _dmarc.d00000.example TXT "v=DMARC1; p=none; rua=mailto:dmarc@d00000.example"
            ```
            - `d00000.example TXT`: authorizes + 198.51.100.0/24 (own hosts)
            - `d00000.example TXT`: lookups 0 of 10
            - `_dmarc.d00000.example TXT`: receivers learn the policy: deliver as ever, and report
            """);
  }

  @Test
  void manyAreFoldedWithThoseFirstThatNeedAPerson() {
    assertThat(comment(5))
        .contains("<details><summary><b>d00000.example</b> + 2</summary>\n\n```diff\n")
        .containsSubsequence("<b>d00003.example</b>", "<b>d00000.example</b>", "<b>d00004.example");
  }

  @ParameterizedTest
  @ValueSource(ints = {70, 400, 3_000})
  void tooManyAreNamedAndThenCounted(int domains) {
    var comment = comment(domains);
    assertThat(comment.length()).isBetween(20_000, 65_000);
    int shown = comment.split("<details>", -1).length - 1;
    int named = comment.split("\n- d", -1).length - 1;
    int more = domains - shown - named;
    assertThat(comment.split("</details>", -1)).hasSize(shown + 1);
    if (domains > 1_000) {
      assertThat(comment).endsWith("\nAnd %,d domains more.\n".formatted(more));
    } else {
      assertThat(more).isZero();
    }
  }
}
