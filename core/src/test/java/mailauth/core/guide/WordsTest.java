package mailauth.core.guide;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import mailauth.core.recognition.Evidence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** No sentence is missing in any language, and none is there that nobody says. */
class WordsTest {
  private static final Pattern KEY =
      Pattern.compile("\"([a-z][a-z-]*\\.[a-z][a-z0-9-]*[a-z0-9])\"");
  private static final Pattern SENTENCE = Pattern.compile("\"[^\"]*[a-z]{2} [a-z]+ [a-z][^\"]*\"");
  private static final Pattern BLANK = Pattern.compile("%(\\d)\\$s");

  @ParameterizedTest
  @EnumSource
  void everyLanguageHasJustWhatIsSaid(Language language) throws IOException {
    var words = Words.in(language);
    var files = "(words_en.properties|name-servers.txt|mailauth.yaml|state.json)";
    var said = literals().filter(key -> !key.matches(files)).collect(toCollection(TreeSet::new));
    said.addAll(composed());
    assertThat(words.keys()).containsExactlyElementsOf(said);
  }

  @Test
  void translationsFillTheSameBlanks() {
    var english = Words.in(Language.ENGLISH);
    var swedish = Words.in(Language.SWEDISH);
    for (var key : english.keys()) {
      var known = blanks(english.pattern(key));
      assertThat(known).as(key).containsAll(blanks(swedish.pattern(key)));
    }
  }

  /** English only has what the catalog says of values, which it says in English. */
  @Test
  void nothingIsLostInTranslation() {
    var english = Words.in(Language.ENGLISH);
    var swedish = Words.in(Language.SWEDISH);
    for (var key : english.keys()) {
      if (!key.startsWith("values.why")) {
        assertThat(blanks(swedish.pattern(key))).as(key).isEqualTo(blanks(english.pattern(key)));
      }
    }
  }

  @Test
  void wordsToTypeAreUnmistakable() {
    for (var language : Language.values()) {
      var words = Words.in(language);
      var all =
          Stream.of("word.back", "word.quit", "word.help", "word.none", "word.yes", "word.no")
              .flatMap(key -> words.synonyms(key).stream())
              .toList();
      assertThat(all).doesNotHaveDuplicates();
    }
  }

  /** What stands for a class is in the catalog, and of that class. */
  @Test
  void wellKnownServicesAreOfTheirClass() {
    for (var language : Language.values()) {
      for (var group : Group.values()) {
        assertThat(Words.in(language).synonyms("known." + group.word()))
            .doesNotHaveDuplicates()
            .allSatisfy(id ->
                assertThat(Guided.CATALOG.service(id))
                    .as(id)
                    .hasValueSatisfying(
                        one -> assertThat(Group.of(one.kind())).as(id).isEqualTo(group)));
      }
    }
  }

  /** But for options, faults of files, and what only a fault of the program would say. */
  @Test
  void noSentenceStandsInTheCode() throws IOException {
    for (var file : sources()) {
      for (var line : Files.readAllLines(file)) {
        boolean isElsewhere =
            line.matches(".*(description =|Exception\\(|wrongUsage\\().*") || line.contains(" * ");
        if (!isElsewhere) {
          assertThat(SENTENCE.matcher(line).find()).as("%s: %s", file, line).isFalse();
        }
      }
    }
  }

  private static Set<String> blanks(String pattern) {
    return BLANK
        .matcher(pattern)
        .results()
        .map(MatchResult::group)
        .collect(toCollection(TreeSet::new));
  }

  /** Keys as they stand in the code of the guide, here and at the terminal. */
  private static Stream<String> literals() throws IOException {
    var found = new TreeSet<String>();
    for (var file : sources()) {
      KEY.matcher(Files.readString(file)).results().forEach(key -> found.add(key.group(1)));
    }
    return found.stream();
  }

  private static List<Path> sources() throws IOException {
    var sources = new ArrayList<Path>();
    for (var folder :
        List.of(
            "../core/src/main/java/mailauth/core/guide",
            "../cli/src/main/java/mailauth/cli/guide",
            "../cli/src/main/java/mailauth/cli")) {
      try (var files = Files.list(Path.of(folder))) {
        files.filter(WordsTest::isOfTheGuide).sorted().forEach(sources::add);
      }
    }
    return sources;
  }

  private static boolean isOfTheGuide(Path file) {
    var name = file.getFileName().toString();
    return name.endsWith(".java")
        && (file.getParent().endsWith("guide") || name.startsWith("Init"));
  }

  /** Keys that are put together from the names of things. */
  private static Set<String> composed() {
    var groups =
        Arrays.stream(Group.values())
            .map(Group::word)
            .flatMap(group -> Stream.of("group." + group, "class." + group, "known." + group));
    var seen = Arrays.stream(Evidence.Kind.values()).map(kind -> "seen." + kind.text());
    var texts =
        Stream.of(Ids.HOSTS, Ids.PRINTER_ADDRESSES, Ids.INCLUDES)
            .flatMap(id -> Stream.of(id + ".ask", id + ".why", id + ".more"));
    var settings =
        Stream.of("directory", "server", "setting")
            .flatMap(id -> Stream.of(id + ".ask", id + ".why"));
    var hosts = Stream.of("zonefile", "rfc2136", "manual").map(type -> "provider." + type);
    var signing =
        Stream.of(PolicyChapter.ALL, PolicyChapter.SOME, PolicyChapter.UNSURE)
            .map(who -> "yaml.signing-" + who);
    var answers = Stream.of("word.yes", "word.no");
    return Stream.of(groups, seen, texts, settings, hosts, signing, answers)
        .flatMap(keys -> keys)
        .collect(toCollection(TreeSet::new));
  }
}
