package mailauth.core.adoption;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import mailauth.core.conformance.Shared;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRset;
import mailauth.core.dns.RecordType;
import mailauth.core.dns.Txt;
import mailauth.core.spf.Qualifier;
import mailauth.core.spf.SpfParse;
import org.junit.jupiter.api.Test;

/** The records of RFC 7208's suite, most of which nobody would publish. */
class SuiteRecordsTest {
  private static final Pattern RECORD =
      Pattern.compile("(?:SPF|TXT): '?(v=spf1 .*?)'?$", Pattern.MULTILINE);
  private static final Name DOMAIN = Name.of("example.com");

  @Test
  void eachIsImportedAsYamlThatLoadsAndSoundOnesStay() {
    var texts =
        RECORD
            .matcher(Shared.text("conformance/rfc7208-tests.yml"))
            .results()
            .map(found -> found.group(1))
            .distinct()
            .toList();
    assertThat(texts).hasSizeGreaterThan(100);
    for (var text : texts) {
      var applied =
          new Applied().there(List.of(RRset.of(DOMAIN, RecordType.TXT, 300, Txt.of(text))));
      var adoption = applied.imported(DOMAIN);
      var read = Applied.loaded(Applied.yaml(adoption));
      var plan = applied.plan(Applied.posture(read).orElseThrow(), read);
      assertThat(plan.changes()).as(text).isEqualTo(adoption.changes());
      if (isKept(text)) {
        assertThat(plan.changes()).as(text).isEmpty();
      }
    }
  }

  /** Sound, closed at its end, and without what no plan keeps. */
  private static boolean isKept(String text) {
    var parse = SpfParse.parse(text);
    return parse.isSound()
        && text.matches(".* [-~?]all")
        && parse.record().all().filter(all -> all != Qualifier.PASS).isPresent()
        && !text.contains("ptr")
        && !text.contains("redirect=");
  }
}
