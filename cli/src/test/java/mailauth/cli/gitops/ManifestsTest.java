package mailauth.cli.gitops;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import mailauth.cli.project.Shard;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The manifests for Kubernetes: what its rules, and those for pods without rights, ask for. */
class ManifestsTest {
  private static final Path FOLDER = Path.of("..", "examples", "fleet", "kubernetes");

  @TempDir private Path folder;

  @Test
  void eachIsOfAKindAndHasItsName() throws Exception {
    var kinds = new ArrayList<String>();
    for (var file : List.of("apply", "drift", "config", "secret", "policy")) {
      for (var manifest : read(file)) {
        assertThat(manifest).containsKeys("apiVersion", "kind", "metadata");
        assertThat(Yaml.of(manifest).map("metadata").text("name")).matches("[a-z][a-z-]+");
        kinds.add((String) manifest.get("kind"));
      }
    }
    assertThat(kinds)
        .containsExactly(
            "Job", "CronJob", "ConfigMap", "Secret", "ServiceAccount", "NetworkPolicy");
    var kustomization = read("kustomization").getFirst();
    for (var resource : Yaml.of(kustomization).list("resources")) {
      assertThat(FOLDER.resolve((String) resource)).exists();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"apply", "drift"})
  void eachIndexTakesItsPart(String file) throws Exception {
    var job = job(file);
    assertThat(job.text("completionMode")).isEqualTo("Indexed");
    var container = container(job);
    int parts = (int) job.value("completions");
    assertThat(environment(container)).containsEntry("SHARDS", String.valueOf(parts));
    for (int index = 0; index < parts; index++) {
      var words = run(container, index, parts);
      assertThat(words).contains("-f", "/config").doesNotContain("${");
      var shard = words.get(words.indexOf("--shard") + 1);
      assertThat(Shard.parse(shard)).isEqualTo(new Shard(index + 1, parts));
    }
  }

  /** What the strictest of Kubernetes' pod security standards asks for, and limits. */
  @ParameterizedTest
  @ValueSource(strings = {"apply", "drift"})
  void podsHaveNoRights(String file) throws Exception {
    var pod = job(file).map("template").map("spec");
    var of = pod.map("securityContext");
    assertThat(of.value("runAsNonRoot")).isEqualTo(true);
    assertThat(of.map("seccompProfile").text("type")).isEqualTo("RuntimeDefault");
    assertThat(of.value("runAsUser")).isEqualTo(userOfTheImage());
    assertThat(pod.value("automountServiceAccountToken")).isEqualTo(false);
    assertThat(pod.text("restartPolicy")).isEqualTo("Never");
    var container = container(job(file));
    var own = container.map("securityContext");
    assertThat(own.value("allowPrivilegeEscalation")).isEqualTo(false);
    assertThat(own.value("readOnlyRootFilesystem")).isEqualTo(true);
    assertThat(own.map("capabilities").list("drop")).isEqualTo(List.of("ALL"));
    assertThat(container.map("resources").value("requests")).isNotNull();
    assertThat(container.map("resources").map("limits").text("memory")).isNotBlank();
  }

  /** All mounts have a volume; secrets come from the Secret, the YAML from the ConfigMap. */
  @ParameterizedTest
  @ValueSource(strings = {"apply", "drift"})
  void whatIsNamedIsThere(String file) throws Exception {
    var pod = job(file).map("template").map("spec");
    var mounts = names(container(job(file)).list("volumeMounts"));
    assertThat(names(pod.list("volumes"))).containsExactlyElementsOf(mounts);
    assertThat(container(job(file)).list("envFrom").toString())
        .contains("secretRef={name=mailauth}");
    var yaml = Yaml.of(read("config").getFirst()).map("data").text("mailauth.yaml");
    var secrets = Yaml.of(read("secret").getFirst()).map("stringData").members().keySet();
    for (var name : secrets) {
      assertThat(yaml).contains("${env:" + name + "}");
    }
    assertThat(yaml).contains("type: postgres");
  }

  /** The container's command line, run by a shell where mailauth prints its words. */
  private List<String> run(Yaml container, int index, int parts) throws Exception {
    var program =
        Files.writeString(folder.resolve("mailauth"), "#!/bin/sh\nprintf '%s\\n' \"$@\"\n");
    assertThat(program.toFile().setExecutable(true)).isTrue();
    var command = new ArrayList<String>();
    container.list("command").forEach(word -> command.add((String) word));
    container.list("args").forEach(word -> command.add((String) word));
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("PATH", folder + ":" + System.getenv("PATH"));
    builder.environment().put("JOB_COMPLETION_INDEX", String.valueOf(index));
    builder.environment().put("SHARDS", String.valueOf(parts));
    var process = builder.start();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said.lines().toList();
  }

  private static int userOfTheImage() throws Exception {
    var recipe = Files.readString(FOLDER.resolve("../../gitops/gitlab/ci/Dockerfile"));
    assertThat(recipe).contains("--uid 10001 mailauth", "USER mailauth");
    return 10001;
  }

  private static Yaml job(String file) throws Exception {
    var spec = Yaml.of(read(file).getFirst()).map("spec");
    return file.equals("apply") ? spec : spec.map("jobTemplate").map("spec");
  }

  private static Yaml container(Yaml job) {
    return Yaml.of(job.map("template").map("spec").list("containers").getFirst());
  }

  private static Map<String, String> environment(Yaml container) {
    var environment = new HashMap<String, String>();
    for (var entry : container.list("env")) {
      environment.put(Yaml.of(entry).text("name"), Yaml.of(entry).text("value"));
    }
    return environment;
  }

  private static List<String> names(List<?> entries) {
    return entries.stream().map(entry -> Yaml.of(entry).text("name")).toList();
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> read(String file) throws Exception {
    var text = Files.readString(FOLDER.resolve(file + ".yaml"));
    var all = new Load(LoadSettings.builder().build()).loadAllFromString(text);
    return StreamSupport.stream(all.spliterator(), false)
        .map(document -> (Map<String, Object>) document)
        .toList();
  }

  /** A mapping of a manifest. */
  private record Yaml(Map<?, ?> members) {
    static Yaml of(Object value) {
      return new Yaml((Map<?, ?>) value);
    }

    Yaml map(String key) {
      return of(value(key));
    }

    String text(String key) {
      return (String) value(key);
    }

    List<?> list(String key) {
      return (List<?>) value(key);
    }

    Object value(String key) {
      var value = members.get(key);
      assertThat(value).as(key).isNotNull();
      return value;
    }
  }
}
