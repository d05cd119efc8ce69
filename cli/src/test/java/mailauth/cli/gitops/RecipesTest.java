package mailauth.cli.gitops;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
  private static final String MARK = "<!-- mailauth plan -->\n";

  @TempDir private Path folder;

  @BeforeEach
  void need() {
    Recipes.need("curl", "jq", "unzip");
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
      assertThat(
              Recipes.run(folder, Recipes.github(forge), "github-comment.sh", "3", "plan.md")
                  .exitCode())
          .isZero();
      assertThat(forge.comments()).hasSize(121);

      Files.writeString(folder.resolve("plan.md"), "### another plan\n");
      assertThat(
              Recipes.run(folder, Recipes.github(forge), "github-comment.sh", "3", "plan.md")
                  .exitCode())
          .isZero();
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
      assertThat(Recipes.run(folder, Recipes.gitlab(forge), "gitlab-note.sh", "plan.md").exitCode())
          .isZero();
      Files.writeString(folder.resolve("plan.md"), "### another plan\n");
      assertThat(Recipes.run(folder, Recipes.gitlab(forge), "gitlab-note.sh", "plan.md").exitCode())
          .isZero();
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
      var ran =
          Recipes.run(
              folder, Recipes.github(forge), "github-plan.sh", "c0ffee", "mail-plan.yaml", "out");
      assertThat(ran).isEqualTo(new Recipes.Ran(0, ""));
      assertThat(folder.resolve("out/plan.json")).hasContent("{\"a\":1}");

      var without =
          Recipes.run(
              folder, Recipes.github(forge), "github-plan.sh", "dead", "mail-plan.yaml", "none");
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
      var ran =
          Recipes.run(
              folder, Recipes.gitlab(forge), "gitlab-plan.sh", "c0ffee", "mail plan", "out");
      assertThat(ran).isEqualTo(new Recipes.Ran(0, ""));
      assertThat(folder.resolve("out/plan.json")).hasContent("{\"a\":1}");
    }
  }

  /** Each repository is whole; what both have is the same. */
  @ParameterizedTest
  @ValueSource(strings = {"pull-request.sh", "merge.sh", "drift.sh", "pre-commit"})
  void bothHaveTheSameScript(String script) {
    assertThat(Recipes.GITHUB.resolve(script))
        .hasSameTextualContentAs(Recipes.GITLAB.resolve(script));
    assertThat(Recipes.GITHUB.resolve(script)).isExecutable();
    assertThat(Recipes.GITLAB.resolve(script)).isExecutable();
  }

  /** A workflow that is no YAML fails only once it is pushed. */
  @ParameterizedTest
  @MethodSource
  void everyYamlIsYaml(Path file) throws Exception {
    var read = new Load(LoadSettings.builder().build()).loadFromString(Files.readString(file));
    assertThat(read).isInstanceOfAny(Map.class, List.class);
  }

  static List<Path> everyYamlIsYaml() throws Exception {
    try (var files = Files.walk(Recipes.FOLDER)) {
      var all =
          new ArrayList<>(files.filter(file -> file.toString().matches(".*\\.ya?ml")).toList());
      all.add(Recipes.FOLDER.resolve("../../.pre-commit-hooks.yaml").normalize());
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
