package mailauth.cli.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** How much of the documentation is run; {@link DocsIT} and its kin run it. */
class BlockCountTest {
  private static final Pattern PROMISE =
      Pattern.compile("at least (\\d+) blocks with (\\d+) commands");

  @Test
  void noFewerThanContributorsAreTold() throws IOException {
    var counted = Page.all().stream().map(Count::of).filter(count -> count.blocks() > 0).toList();
    var all = counted.stream().reduce(new Count(0, 0), Count::plus);
    System.out.printf(
        "%d console blocks with %d commands on %d pages are executed%n",
        all.blocks(), all.commands(), counted.size());
    var promise = PROMISE.matcher(String.join(" ", Page.of("CONTRIBUTING.md").lines()));
    assertThat(promise.find()).isTrue();
    assertThat(all.blocks()).isGreaterThanOrEqualTo(Integer.parseInt(promise.group(1)));
    assertThat(all.commands()).isGreaterThanOrEqualTo(Integer.parseInt(promise.group(2)));
  }

  private record Count(int blocks, int commands) {
    static Count of(Page page) {
      var blocks = page.blocks().stream().filter(b -> b.language().equals("console")).toList();
      int commands = blocks.stream().mapToInt(block -> Command.of(page, block).size()).sum();
      return new Count(blocks.size(), commands);
    }

    Count plus(Count other) {
      return new Count(blocks + other.blocks, commands + other.commands);
    }
  }
}
