package mailauth.providers.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mailauth.core.config.ProviderConfig;
import mailauth.core.config.Settings;
import mailauth.core.dns.Answer;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRset;
import mailauth.core.dns.RRsetKey;
import mailauth.core.dns.RecordType;
import mailauth.core.dns.Txt;
import mailauth.core.yaml.Position;
import mailauth.providers.HostTypes;
import mailauth.providers.host.DnsHost;
import mailauth.providers.host.HostException;
import mailauth.providers.host.HostType;
import mailauth.providers.host.Outcome;
import mailauth.providers.host.Replacement;
import mailauth.providers.http.Http;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jars of every kind, most of them bad: each ends in one sentence that names it. */
class PluginsTest {
  /** A kind of host in one class; each test puts its own between the @ signs. */
  private static final String TYPE =
      """
      import java.util.*;
      import mailauth.core.config.*;
      import mailauth.core.dns.*;
      import mailauth.providers.host.*;

      public class Acme implements HostType {
        public Acme() { @CONSTRUCT@ }

        public ProviderType describe() {
          @DESCRIBE@
          return new ProviderType("@TYPE@", "Acme", "https://acme.example/", List.of(
              new ProviderType.Setting(
                  "@SETTING@", new ProviderType.Shape.Secret(), true, "ACME_TOKEN", "a token")));
        }

        public Capabilities capabilities() {
          return new Capabilities(Capabilities.Swap.READ_BEFORE_WRITE, false,
              Set.of(RecordType.TXT), 255, 60, Optional.empty());
        }

        public Evidence evidence() { return Evidence.documented(); }

        public DnsHost open(ProviderConfig config, HostType.Surroundings surroundings) {
          @OPEN@
          return new DnsHost() {
            public Capabilities capabilities() { return Acme.this.capabilities(); }
            public List<Name> zones() { @ZONES@ }
            public Reading read(RRsetKey key) { @READ@ }
            public List<Outcome> replace(List<Replacement> replacements) { @REPLACE@ }
            public List<Authority> authorities(Name name) { return List.of(); }
            public void close() { throw new IllegalStateException("closed"); }
          };
        }
      }
      """;

  private static final Map<String, String> GOOD =
      Map.of(
          "CONSTRUCT", "",
          "DESCRIBE", "",
          "TYPE", "acme",
          "SETTING", "token",
          "OPEN", "",
          "ZONES", "return List.of();",
          "READ", "return new Reading.Absent();",
          "REPLACE", "return List.of();");

  private static final RRsetKey KEY = new RRsetKey(Name.of("example.com"), RecordType.TXT);

  @TempDir private Path folder;

  @Test
  void aGoodJarBringsItsType() {
    var jar = jar("acme.jar", "1", Map.of());
    var plugins = load();
    assertThat(plugins.problems()).isEmpty();
    assertThat(plugins.types())
        .singleElement()
        .satisfies(type -> {
          assertThat(type.jar()).isEqualTo(jar);
          assertThat(type.describe().type()).isEqualTo("acme");
        });
    assertThat(HostTypes.BUILT_IN.with(plugins.types()).byName("acme")).isPresent();
    assertThat(open(plugins).read(KEY).found()).isEmpty();
  }

  @Test
  void aFolderThatIsNotThereHasNone() {
    assertThat(Plugins.in(List.of(folder.resolve("gone")), List.of()))
        .isEqualTo(new Plugins(List.of(), List.of()));
  }

  @Test
  void otherFilesAreLeftAlone() throws Exception {
    Files.createDirectories(plugins());
    Files.writeString(plugins().resolve("README"), "no jar");
    assertThat(load()).isEqualTo(new Plugins(List.of(), List.of()));
  }

  @Test
  void oneBadJarDoesNotHideAnother() throws Exception {
    jar("b.jar", "1", Map.of("CONSTRUCT", "if (true) throw new RuntimeException(\"no\");"));
    Files.writeString(plugins().resolve("a.jar"), "no jar");
    assertThat(load().problems())
        .satisfiesExactly(
            a -> assertThat(a).startsWith(path("a.jar") + ": it is no jar that can be read ("),
            b -> assertThat(b).startsWith(path("b.jar") + ": its provider cannot be loaded: it"));
  }

  @Test
  void aTornJarIsRefused() throws Exception {
    var octets = Files.readAllBytes(jar("acme.jar", "1", Map.of()));
    for (int length = 0; length < octets.length; length += 97) {
      Files.write(plugins().resolve("acme.jar"), Arrays.copyOf(octets, length));
      assertProblem("it is no jar that can be read (");
    }
  }

  @Test
  void aJarWithoutAServiceIsNoPlugin() {
    new SourceJar("1", Optional.empty(), List.of()).pack(plugins().resolve("acme.jar"));
    assertProblem(
        "it brings no provider: it has no META-INF/services/mailauth.providers.host.HostType;"
            + " take it out of the folder");
  }

  @Test
  void aJarSaysForWhichVersionItWasMade() {
    jar("acme.jar", "", Map.of());
    assertProblem(
        "it does not say for which version of mailauth's plugins it was made;"
            + " its manifest must say 'Mailauth-Plugin: 1'");
    jar("acme.jar", "2", Map.of());
    assertProblem(
        "it was made for version 2 of mailauth's plugins, and this mailauth takes version 1;"
            + " get the jar that fits");
  }

  @Test
  void aTypeThatIsThereAlreadyIsRefused() {
    jar("acme.jar", "1", Map.of("TYPE", "cloudflare"));
    assertProblem(
        "its provider type 'cloudflare' is there already, from mailauth; take one of them away");
  }

  @Test
  void twoJarsCannotBringTheSameType() {
    jar("one.jar", "1", Map.of());
    jar("two.jar", "1", Map.of());
    assertThat(load().problems())
        .containsExactly(
            "%s: its provider type 'acme' is there already, from %s; take one of them away"
                .formatted(path("two.jar"), path("one.jar")));
  }

  @Test
  void namesThatNoYamlCouldWriteAreRefused() {
    jar("acme.jar", "1", Map.of("TYPE", "Acme DNS"));
    assertProblem("'Acme DNS' is no name for a provider type; write [a-z][a-z0-9-]*");
    jar("acme.jar", "1", Map.of("SETTING", "type"));
    assertProblem("the provider type acme cannot have a setting 'type'");
  }

  @Test
  void aServiceThatNamesNoClassIsRefused() {
    new SourceJar("1", Optional.of("gone.Acme"), List.of()).pack(plugins().resolve("acme.jar"));
    assertProblem("its provider cannot be loaded: Provider gone.Acme not found");
  }

  @Test
  void aServiceThatNamesSomethingElseIsRefused() {
    new SourceJar("1", Optional.of("java.lang.String"), List.of())
        .pack(plugins().resolve("acme.jar"));
    assertProblem("META-INF/services names no class of its own; take it out of the folder");
  }

  @Test
  void aClassOfItsOwnMustBeAHostType() {
    var classes = SourceJar.compile(folder.resolve("odd"), 21, "Odd", "public class Odd {}");
    new SourceJar("1", Optional.of("Odd"), List.of(classes)).pack(plugins().resolve("acme.jar"));
    assertProblem("its provider cannot be loaded: Odd not a subtype");
  }

  @Test
  void whateverIsThrownAtTheStartIsSaid() {
    jar(
        "acme.jar",
        "1",
        Map.of("CONSTRUCT", "if (true) throw new RuntimeException(\"no\\nway\");"));
    assertProblem("its provider cannot be loaded: it threw java.lang.RuntimeException: no (Acme.");
    jar("acme.jar", "1", Map.of("DESCRIBE", "if (true) return null;"));
    assertProblem("its provider does not describe itself: it gave null");
    jar("acme.jar", "1", Map.of("DESCRIBE", "describe();"));
    assertProblem("its provider does not describe itself: it threw java.lang.StackOverflowError");
    jar("acme.jar", "1", Map.of("DESCRIBE", "if (true) throw new HostException(\"not today\");"));
    assertProblem("not today");
  }

  /** As with a class of the JDK that the distribution's runtime does not have. */
  @Test
  void aClassThatIsMissingIsNamed() throws Exception {
    var classes =
        SourceJar.compile(
            folder.resolve("needy"),
            21,
            "Acme",
            source(Map.of("DESCRIBE", "new Helper();")) + "class Helper {}");
    Files.delete(classes.resolve("Helper.class"));
    new SourceJar("1", Optional.of("Acme"), List.of(classes)).pack(plugins().resolve("acme.jar"));
    assertProblem(
        "its provider does not describe itself: it needs Helper, which neither it nor mailauth"
            + " has");
  }

  @Test
  void aClassForANewerJavaIsRefused() throws Exception {
    var classes = SourceJar.compile(folder.resolve("new"), 21, "Acme", source(Map.of()));
    var file = classes.resolve("Acme.class");
    var octets = Files.readAllBytes(file);
    octets[7] = 120; // the major version: Java 76
    Files.write(file, octets);
    new SourceJar("1", Optional.of("Acme"), List.of(classes)).pack(plugins().resolve("acme.jar"));
    assertProblem("its provider cannot be loaded: it was compiled for a newer Java than");
  }

  /** An interface of ours that has one method more than when the jar was compiled. */
  @Test
  void aClassForAnotherMailauthIsRefused() {
    var classes =
        SourceJar.compile(
            folder.resolve("old"),
            21,
            "Acme",
            source(
                Map.of(
                    "DESCRIBE",
                    "if (true) throw new AbstractMethodError(\"Acme.renamed is abstract\");")));
    new SourceJar("1", Optional.of("Acme"), List.of(classes)).pack(plugins().resolve("acme.jar"));
    assertProblem(
        "its provider does not describe itself: it does not fit this mailauth (Acme.renamed is"
            + " abstract); get the jar that fits");
  }

  @Test
  void whatAHostThrowsIsSaid() {
    var boom = "if (true) throw new IllegalStateException(\"boom\"); ";
    jar("acme.jar", "1", Map.of("READ", boom + "return null;", "ZONES", "return null;"));
    var host = open(load());
    assertThatThrownBy(() -> host.read(KEY))
        .isInstanceOf(HostException.class)
        .hasMessageStartingWith(
            path("acme.jar")
                + ": it cannot read example.com TXT:"
                + " it threw java.lang.IllegalStateException: boom (Acme.java:");
    assertThatThrownBy(host::zones)
        .isInstanceOf(HostException.class)
        .hasMessage(path("acme.jar") + ": it cannot list the zones: it gave null");
    host.close();
  }

  @Test
  void whatAHostSaysForPeopleStaysAsItIs() {
    jar("acme.jar", "1", Map.of("READ", "throw new HostException(\"Acme is closed on Sundays\");"));
    assertThatThrownBy(() -> open(load()).read(KEY)).hasMessage("Acme is closed on Sundays");
  }

  @Test
  void ofAWriteThatThrewNothingIsKnown() {
    jar("acme.jar", "1", Map.of("REPLACE", "throw new IllegalStateException(\"boom\");"));
    assertUnsure("it failed while it wrote: it threw java.lang.IllegalStateException: boom");
    jar("acme.jar", "1", Map.of("REPLACE", "return List.of();"));
    assertUnsure("it told of 0 writes, not 1");
  }

  @Test
  void aHostThatDoesNotOpenSaysWhich() {
    jar("acme.jar", "1", Map.of("OPEN", "if (true) return null;"));
    var plugins = load();
    assertThatThrownBy(() -> open(plugins))
        .hasMessage(path("acme.jar") + ": it cannot open the provider mine: it gave null");
  }

  private void assertUnsure(String words) {
    var wanted = RRset.of(KEY.name(), KEY.type(), 3600, Txt.of("v=spf1 -all"));
    assertThat(
            open(load())
                .replace(List.of(new Replacement(KEY, Optional.empty(), Optional.of(wanted)))))
        .singleElement()
        .isInstanceOfSatisfying(
            Outcome.Unsure.class,
            unsure -> assertThat(unsure.reason()).startsWith(path("acme.jar") + ": " + words));
  }

  private void assertProblem(String words) {
    assertThat(load().types()).isEmpty();
    assertThat(load().problems())
        .singleElement()
        .asString()
        .startsWith(path("acme.jar") + ": " + words)
        .doesNotContain("\n");
  }

  private Plugins load() {
    return Plugins.in(List.of(plugins()), HostTypes.BUILT_IN.all());
  }

  private static DnsHost open(Plugins plugins) {
    var config =
        new ProviderConfig(
            "mine", "acme", new Position("mailauth.yaml", 3, 5), new Settings(Map.of()));
    var surroundings =
        new HostType.Surroundings(
            Path.of("."), Map.of(), (name, type) -> new Answer.NoName(), Http.silent());
    return plugins.types().getFirst().open(config, surroundings);
  }

  private Path jar(String name, String version, Map<String, String> changes) {
    var classes = SourceJar.compile(folder.resolve("src-" + name), 21, "Acme", source(changes));
    return new SourceJar(version, Optional.of("Acme"), List.of(classes))
        .pack(plugins().resolve(name));
  }

  private static String source(Map<String, String> changes) {
    var source = TYPE;
    for (var part : GOOD.entrySet()) {
      source =
          source.replace(
              "@" + part.getKey() + "@", changes.getOrDefault(part.getKey(), part.getValue()));
    }
    return source;
  }

  private Path plugins() {
    return folder.resolve("plugins");
  }

  private String path(String jar) {
    return plugins().resolve(jar).toString();
  }
}
