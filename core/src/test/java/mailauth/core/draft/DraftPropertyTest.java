package mailauth.core.draft;

import static org.assertj.core.api.Assertions.assertThat;

import mailauth.core.config.Config;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class DraftPropertyTest {
  @Property(tries = 2000)
  void theLoaderReadsWhatWasToBeWritten(@ForAll("configs") Config config) {
    var yaml = Draft.file(config, new Remarks());
    assertThat(Loaded.withoutPlaces(Loaded.of(yaml))).isEqualTo(Loaded.withoutPlaces(config));
  }

  @Property(tries = 500)
  void remarksChangeNothing(
      @ForAll("configs") Config config, @ForAll String sentence, @ForAll String word) {
    var remarks = new Remarks();
    for (var domain : config.domains()) {
      var path = Remarks.path("domains", domain.name().text());
      for (var step : new String[] {"", "/senders", "/senders/0", "/senders/1", "/dmarc/policy"}) {
        remarks.above(path + step, sentence).beside(path + step, word).below(path + step, sentence);
      }
    }
    remarks.above("", sentence).above("providers", "", sentence);
    assertThat(Loaded.withoutPlaces(Loaded.of(Draft.file(config, remarks))))
        .isEqualTo(Loaded.withoutPlaces(config));
  }

  @Provide
  Arbitrary<Config> configs() {
    return AnyConfig.configs();
  }
}
