package mailauth.cli.gitops;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * The scripts speak to forges as their documentation says: unrecorded, from GitHub's and GitLab's.
 */
class RecipesTest {
  private static final Path RECIPES = Path.of("..", "examples", "gitops").toAbsolutePath();
  private static final Path GITHUB = RECIPES.resolve("github/.github/actions/mailauth/scripts");
  private static final Path GITLAB = RECIPES.resolve("gitlab/ci/mailauth");
  private static final String MARK = "<!-- mailauth plan -->\n";

  private static final String TITLE = "Mail records: DNS differs from the YAML, or cannot be read";
  private static final String DRIFT = "\"### drift\\n`a` \\\"b\\\"\\n\"";
  private static final Ran SILENT = new Ran(0, "");

  @TempDir private Path folder;

  @BeforeEach
  void need() {
    Recipes.need("curl", "jq", "unzip");
  }

  private record Ran(int exitCode, String said) {}

  private Ran run(Map<String, String> environment, String... command) throws Exception {
    var line = new ArrayList<>(List.of(command));
    var scripts = command[0].startsWith("github") ? GITHUB : GITLAB;
    line.set(0, scripts.resolve(command[0]).toString());
    var builder =
        new ProcessBuilder(line)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("said.txt").toFile());
    builder.environment().putAll(environment);
    var process = builder.start();
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    return new Ran(process.exitValue(), Files.readString(folder.resolve("said.txt")));
  }

  private static Map<String, String> github(Forge forge) {
    return Map.of(
        "GITHUB_API_URL", forge.url(),
        "GITHUB_REPOSITORY", "example/mail",
        "GITHUB_TOKEN", "a-token");
  }

  private static Map<String, String> gitlab(Forge forge) {
    return Map.of(
        "CI_API_V4_URL", forge.url() + "/api/v4",
        "CI_PROJECT_ID", "7",
        "CI_MERGE_REQUEST_IID", "3",
        "GITLAB_TOKEN", "a-token");
  }

  @Test
  void githubHasOneCommentWhateverIsPushed() throws Exception {
    try (var forge = new Forge()) {
      forge.keepingComments(
          "/repos/example/mail/issues/3/comments", "/repos/example/mail/issues/comments", "PATCH");
      // More comments of people than one page holds.
      for (int i = 1; i <= 120; i++) {
        forge.comments().put(i, "Fine with me \"%d\"".formatted(i));
      }
      Files.writeString(folder.resolve("plan.md"), "### plan\n\n`a` \"b\" \\ c\n");
      assertThat(run(github(forge), "github-comment.sh", "3", "plan.md").exitCode()).isZero();
      assertThat(forge.comments()).hasSize(121);

      Files.writeString(folder.resolve("plan.md"), "### another plan\n");
      assertThat(run(github(forge), "github-comment.sh", "3", "plan.md").exitCode()).isZero();
      assertThat(forge.comments()).hasSize(121).containsEntry(121, MARK + "### another plan\n");
      assertThat(forge.asked())
          .containsExactly(
              "GET /repos/example/mail/issues/3/comments?per_page=100&page=1",
              "GET /repos/example/mail/issues/3/comments?per_page=100&page=2",
              "POST /repos/example/mail/issues/3/comments",
              "GET /repos/example/mail/issues/3/comments?per_page=100&page=1",
              "GET /repos/example/mail/issues/3/comments?per_page=100&page=2",
              "PATCH /repos/example/mail/issues/comments/121");
      assertThat(forge.tokens()).containsOnly("Bearer a-token").hasSize(6);
    }
  }

  @Test
  void gitlabHasOneNoteWhateverIsPushed() throws Exception {
    try (var forge = new Forge()) {
      var notes = "/api/v4/projects/7/merge_requests/3/notes";
      forge.keepingComments(notes, notes, "PUT");
      Files.writeString(folder.resolve("plan.md"), "### plan\n");
      assertThat(run(gitlab(forge), "gitlab-note.sh", "plan.md").exitCode()).isZero();
      Files.writeString(folder.resolve("plan.md"), "### another plan\n");
      assertThat(run(gitlab(forge), "gitlab-note.sh", "plan.md").exitCode()).isZero();
      assertThat(forge.comments()).isEqualTo(Map.of(1, MARK + "### another plan\n"));
      assertThat(forge.asked()).contains("POST " + notes, "PUT " + notes + "/1");
      assertThat(forge.tokens()).containsOnly("a-token");
    }
  }

  @Test
  void githubHandsOutThePlanThatWasReviewed() throws Exception {
    var repository = "/repos/example/mail";
    try (var forge = new Forge()) {
      forge
          .answering(
              "GET " + repository + "/commits/c0ffee/pulls",
              "[{\"merged_at\":null,\"head\":{\"sha\":\"0\"}},{\"merged_at\":\"2026-11-25\",\"head\":{\"sha\":\"beef\"}}]")
          .answering(
              "GET "
                  + repository
                  + "/actions/workflows/mail-plan.yaml/runs?head_sha=beef&status=success&per_page=1",
              "{\"workflow_runs\":[{\"id\":42}]}")
          .answering(
              "GET " + repository + "/actions/runs/42/artifacts?name=mailauth-plan",
              "{\"artifacts\":[{\"expired\":false,\"archive_download_url\":\"%s/zip\"}]}"
                  .formatted(forge.url()))
          .answering("GET /zip", zip("plan.json", "{\"a\":1}"))
          .answering("GET " + repository + "/commits/dead/pulls", "[]");
      var ran = run(github(forge), "github-plan.sh", "c0ffee", "mail-plan.yaml", "out");
      assertThat(ran).isEqualTo(new Ran(0, ""));
      assertThat(folder.resolve("out/plan.json")).hasContent("{\"a\":1}");

      var without = run(github(forge), "github-plan.sh", "dead", "mail-plan.yaml", "none");
      assertThat(without.exitCode()).isZero();
      assertThat(without.said()).startsWith("Commit dead came from no pull request");
      assertThat(folder.resolve("none/plan.json")).doesNotExist();
    }
  }

  @Test
  void gitlabHandsOutThePlanThatWasReviewed() throws Exception {
    var project = "GET /api/v4/projects/7";
    try (var forge = new Forge()) {
      forge
          .answering(
              project + "/repository/commits/c0ffee/merge_requests",
              "[{\"state\":\"merged\",\"iid\":3,\"sha\":\"beef\"}]")
          .answering(
              project + "/merge_requests/3/pipelines",
              "[{\"id\":11,\"status\":\"success\",\"sha\":\"old\"},{\"id\":12,\"status\":\"success\",\"sha\":\"beef\"}]")
          .answering(
              project + "/pipelines/12/jobs?per_page=100",
              "[{\"id\":98,\"name\":\"lint\"},{\"id\":99,\"name\":\"mail plan\"}]")
          .answering(project + "/jobs/99/artifacts/mailauth-out/plan.json", "{\"a\":1}");
      var ran = run(gitlab(forge), "gitlab-plan.sh", "c0ffee", "mail plan", "out");
      assertThat(ran).isEqualTo(new Ran(0, ""));
      assertThat(folder.resolve("out/plan.json")).hasContent("{\"a\":1}");
    }
  }

  @Test
  void driftIsToldToTheWebhook() throws Exception {
    var bin = program("echo '### \"drift\"'; exit 2");
    try (var forge = new Forge()) {
      forge.answering("POST /hook/secret", "ok");
      var environment = new HashMap<String, String>();
      environment.put("PATH", bin + ":" + System.getenv("PATH"));
      environment.put("DRIFT_WEBHOOK", forge.url() + "/hook/secret");
      var ran = run(environment, "drift.sh", "out");
      assertThat(ran).isEqualTo(new Ran(2, ""));
      assertThat(forge.asked()).containsExactly("POST /hook/secret");
      assertThat(forge.sent()).containsExactly("{  \"text\": \"### \\\"drift\\\"\\n\"}");
    }
  }

  @Test
  void githubHasOneIssueWhileThereIsDrift() throws Exception {
    var issues = "/repos/example/mail/issues";
    var open = "GET " + issues + "?state=open&labels=mail-drift&per_page=100";
    Files.writeString(folder.resolve("drift.md"), "### drift\n`a` \"b\"\n");
    try (var forge = new Forge()) {
      forge
          .answering(open, "[{\"number\":4,\"pull_request\":{}}]")
          .answering("POST " + issues, "{}")
          .answering("PATCH " + issues + "/5", "{}")
          .answering("POST " + issues + "/5/comments", "{}");
      assertThat(run(github(forge), "github-issue.sh", "0", "drift.md")).isEqualTo(SILENT);
      assertThat(forge.asked()).containsExactly(open);

      assertThat(run(github(forge), "github-issue.sh", "2", "drift.md")).isEqualTo(SILENT);
      forge.answering(open, "[{\"number\":5}]");
      assertThat(run(github(forge), "github-issue.sh", "1", "drift.md")).isEqualTo(SILENT);
      assertThat(run(github(forge), "github-issue.sh", "0", "drift.md")).isEqualTo(SILENT);
      assertThat(forge.asked())
          .containsExactly(
              open,
              open,
              "POST " + issues,
              open,
              "PATCH " + issues + "/5",
              open,
              "POST " + issues + "/5/comments",
              "PATCH " + issues + "/5");
      assertThat(forge.sent())
          .containsExactly(
              "{\"title\":\"" + TITLE + "\",\"body\":" + DRIFT + ",\"labels\":[\"mail-drift\"]}\n",
              "{\"body\":" + DRIFT + "}\n",
              "{\"body\":\"DNS says again what the YAML does.\"}\n",
              "{\"state\":\"closed\",\"state_reason\":\"completed\"}\n");
      assertThat(forge.tokens()).containsOnly("Bearer a-token");
    }
  }

  @Test
  void gitlabHasOneIssueWhileThereIsDrift() throws Exception {
    var issues = "/api/v4/projects/7/issues";
    var open = "GET " + issues + "?state=opened&labels=mail-drift&per_page=100";
    Files.writeString(folder.resolve("drift.md"), "### drift\n`a` \"b\"\n");
    try (var forge = new Forge()) {
      forge
          .answering(open, "[]")
          .answering("POST " + issues, "{}")
          .answering("PUT " + issues + "/5", "{}")
          .answering("POST " + issues + "/5/notes", "{}");
      assertThat(run(gitlab(forge), "gitlab-issue.sh", "0", "drift.md")).isEqualTo(SILENT);
      assertThat(run(gitlab(forge), "gitlab-issue.sh", "2", "drift.md")).isEqualTo(SILENT);
      forge.answering(open, "[{\"id\":99,\"iid\":5}]");
      assertThat(run(gitlab(forge), "gitlab-issue.sh", "3", "drift.md")).isEqualTo(SILENT);
      assertThat(run(gitlab(forge), "gitlab-issue.sh", "0", "drift.md")).isEqualTo(SILENT);
      assertThat(forge.asked())
          .containsExactly(
              open,
              open,
              "POST " + issues,
              open,
              "PUT " + issues + "/5",
              open,
              "POST " + issues + "/5/notes",
              "PUT " + issues + "/5");
      assertThat(forge.sent())
          .containsExactly(
              "{\"title\":\"%s\",\"description\":%s,\"labels\":\"mail-drift\"}\n"
                  .formatted(TITLE, DRIFT),
              "{\"description\":" + DRIFT + "}\n",
              "{\"body\":\"DNS says again what the YAML does.\"}\n",
              "{\"state_event\":\"close\"}\n");
      assertThat(forge.tokens()).containsOnly("a-token");
    }
  }

  /** A comment and an issue have room for 65,536 characters. */
  @Test
  void noErrorIsTooLongToBeSaid() throws Exception {
    var bin =
        program(
            "i=0; while [ $i -lt 5000 ]; do echo 'mailauth.yaml:1:1: no'; i=$((i+1)); done >&2;"
                + " exit 1");
    var environment = Map.of("PATH", bin + ":" + System.getenv("PATH"));
    assertThat(run(environment, "pull-request.sh", "HEAD", "out").exitCode()).isEqualTo(1);
    assertThat(folder.resolve("out/comment.md")).content().hasSizeBetween(60_000, 65_000);
    assertThat(run(environment, "drift.sh", "out").exitCode()).isEqualTo(1);
    assertThat(folder.resolve("out/drift.md")).content().hasSizeBetween(1_000, 1_100);
  }

  /** A stand-in for mailauth; docs/gitops.md runs the recipes with the real program. */
  private Path program(String script) throws Exception {
    var bin = Files.createDirectories(folder.resolve("bin"));
    Files.writeString(bin.resolve("mailauth"), "#!/bin/sh\n" + script + "\n");
    assertThat(bin.resolve("mailauth").toFile().setExecutable(true)).isTrue();
    return bin;
  }

  /** Each repository is whole; what both have is the same. */
  @ParameterizedTest
  @ValueSource(strings = {"pull-request.sh", "merge.sh", "drift.sh", "pre-commit"})
  void bothHaveTheSameScript(String script) {
    assertThat(GITHUB.resolve(script)).hasSameTextualContentAs(GITLAB.resolve(script));
    assertThat(GITHUB.resolve(script)).isExecutable();
    assertThat(GITLAB.resolve(script)).isExecutable();
  }

  /** A workflow that is no YAML fails only once it is pushed. */
  @ParameterizedTest
  @MethodSource
  void everyYamlIsYaml(Path file) throws Exception {
    var read = new Load(LoadSettings.builder().build()).loadFromString(Files.readString(file));
    assertThat(read).isInstanceOfAny(Map.class, List.class);
  }

  static List<Path> everyYamlIsYaml() throws Exception {
    try (var files = Files.walk(RECIPES)) {
      var all =
          new ArrayList<>(files.filter(file -> file.toString().matches(".*\\.ya?ml")).toList());
      all.add(RECIPES.resolve("../../.pre-commit-hooks.yaml").normalize());
      assertThat(all).hasSizeGreaterThan(5);
      return all;
    }
  }

  private static byte[] zip(String name, String content) throws Exception {
    var octets = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(octets)) {
      zip.putNextEntry(new ZipEntry(name));
      zip.write(content.getBytes(StandardCharsets.UTF_8));
      zip.closeEntry();
    }
    return octets.toByteArray();
  }
}
