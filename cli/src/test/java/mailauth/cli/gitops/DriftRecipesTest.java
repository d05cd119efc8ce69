package mailauth.cli.gitops;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whom the scripts tell that DNS differs: an issue that is kept, a webhook. */
class DriftRecipesTest {
  private static final String TITLE = "Mail records: DNS differs from the YAML, or cannot be read";
  private static final String DRIFT = "\"### drift\\n`a` \\\"b\\\"\\n\"";
  private static final Recipes.Ran SILENT = new Recipes.Ran(0, "");

  @TempDir private Path folder;

  @BeforeEach
  void need() {
    Recipes.need("curl", "jq");
  }

  @Test
  void driftIsToldToTheWebhook() throws Exception {
    var bin = Recipes.program(folder, "echo '### \"drift\"'; exit 2");
    try (var forge = new Forge()) {
      forge.answering("POST /hook/secret", "ok");
      var environment = new HashMap<String, String>();
      environment.put("PATH", bin + ":" + System.getenv("PATH"));
      environment.put("DRIFT_WEBHOOK", forge.url() + "/hook/secret");
      var ran = Recipes.run(folder, environment, "drift.sh", "out");
      assertThat(ran).isEqualTo(new Recipes.Ran(2, ""));
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
      night(Recipes.github(forge), "github-issue.sh", 0);
      assertThat(forge.asked()).containsExactly(open);

      night(Recipes.github(forge), "github-issue.sh", 2);
      forge.answering(open, "[{\"number\":5}]");
      night(Recipes.github(forge), "github-issue.sh", 1);
      night(Recipes.github(forge), "github-issue.sh", 0);
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
      night(Recipes.gitlab(forge), "gitlab-issue.sh", 0);
      night(Recipes.gitlab(forge), "gitlab-issue.sh", 2);
      forge.answering(open, "[{\"id\":99,\"iid\":5}]");
      night(Recipes.gitlab(forge), "gitlab-issue.sh", 3);
      night(Recipes.gitlab(forge), "gitlab-issue.sh", 0);
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

  /** What a night makes of the plan's exit code. */
  private void night(Map<String, String> environment, String script, int code) throws Exception {
    assertThat(Recipes.run(folder, environment, script, String.valueOf(code), "drift.md"))
        .isEqualTo(SILENT);
  }

  /** A comment and an issue have room for 65,536 characters. */
  @Test
  void noErrorIsTooLongToBeSaid() throws Exception {
    var bin =
        Recipes.program(
            folder,
            "i=0; while [ $i -lt 5000 ]; do echo 'mailauth.yaml:1:1: no'; i=$((i+1)); done >&2;"
                + " exit 1");
    var environment = Map.of("PATH", bin + ":" + System.getenv("PATH"));
    assertThat(Recipes.run(folder, environment, "pull-request.sh", "HEAD", "out").exitCode())
        .isEqualTo(1);
    assertThat(folder.resolve("out/comment.md")).content().hasSizeBetween(60_000, 65_000);
    assertThat(Recipes.run(folder, environment, "drift.sh", "out").exitCode()).isEqualTo(1);
    assertThat(folder.resolve("out/drift.md")).content().hasSizeBetween(1_000, 1_100);
  }
}
