package mailauth.cli.gitops;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The composite action and GitLab's jobs, run step by step with a mailauth that writes down how it
 * was called. What the real one does with the scripts is in the pages' console blocks.
 */
class PipelinesTest {
  private static final Path RECIPES = Path.of("..", "examples", "gitops").toAbsolutePath();
  private static final Path ACTION = RECIPES.resolve("github/.github/actions/mailauth/action.yml");
  private static final Path PIPELINE = RECIPES.resolve("gitlab/.gitlab-ci.yml");
  private static final String REPOSITORY = "/repos/example/mail";
  private static final String PROGRAM =
      """
      #!/bin/sh
      echo "$*" >> "$CALLS"
      case $1 in
        plan)
          echo '### mailauth plan'
          while [ $# -gt 0 ]; do [ "$1" != --out ] || echo '{"a":1}' > "$2"; shift; done
          exit $CODE ;;
        show) echo '<p>' ;;
      esac
      """;

  @TempDir private Path folder;
  private Path checkout;
  private Path archive;

  @BeforeEach
  void setUp() throws Exception {
    Recipes.need("curl", "jq", "unzip", "tar", "bash");
    checkout = Files.createDirectories(folder.resolve("checkout"));
    var bin = Files.createDirectories(folder.resolve("mailauth-9/bin"));
    Files.writeString(bin.resolve("mailauth"), PROGRAM);
    assertThat(bin.resolve("mailauth").toFile().setExecutable(true)).isTrue();
    archive = folder.resolve("mailauth.tar.gz");
    var tar =
        new ProcessBuilder("tar", "-czf", archive.toString(), "-C", folder.toString(), "mailauth-9")
            .start();
    assertThat(tar.waitFor()).isZero();
  }

  @Test
  void aPullRequestOnGithubIsPlannedAndCommentedOn() throws Exception {
    try (var forge = forge()) {
      forge.keepingComments(
          REPOSITORY + "/issues/3/comments", REPOSITORY + "/issues/comments", "PATCH");
      var job = github(forge, "2");
      assertThat(job.composite(ACTION, context(forge, "pull-request"))).as(job.said()).isZero();
      assertThat(forge.comments())
          .isEqualTo(Map.of(1, "<!-- mailauth plan -->\n### mailauth plan\n"));
      assertThat(calls())
          .isEqualTo(
              """
              validate -f mailauth.yaml
              plan --changed-since ba5e --detailed-exitcode --out mailauth-out/plan.json\
               --format markdown -f mailauth.yaml
              show mailauth-out/plan.json --format html
              """);
      assertThat(checkout.resolve("mailauth-out/plan.json")).hasContent("{\"a\":1}");
    }
  }

  /** The comment comes first, so that whoever is stopped reads why. */
  @Test
  void aPullRequestThatAGateBlocksFailsOnceItIsCommentedOn() throws Exception {
    try (var forge = forge()) {
      forge.keepingComments(
          REPOSITORY + "/issues/3/comments", REPOSITORY + "/issues/comments", "PATCH");
      assertThat(github(forge, "3").composite(ACTION, context(forge, "pull-request"))).isEqualTo(3);
      assertThat(forge.comments()).hasSize(1);
    }
  }

  @Test
  void aMergeOnGithubAppliesThePlanThatWasReviewed() throws Exception {
    try (var forge = forge()) {
      forge
          .answering(
              "GET " + REPOSITORY + "/commits/c0ffee/pulls",
              "[{\"merged_at\":\"2026-11-25\",\"head\":{\"sha\":\"beef\"}}]")
          .answering(
              "GET %s/actions/workflows/mail-plan.yaml/runs?head_sha=beef&status=success&per_page=1"
                  .formatted(REPOSITORY),
              "{\"workflow_runs\":[{\"id\":42}]}")
          .answering(
              "GET " + REPOSITORY + "/actions/runs/42/artifacts?name=mailauth-plan",
              "{\"artifacts\":[{\"expired\":false,\"archive_download_url\":\"%s/zip\"}]}"
                  .formatted(forge.url()))
          .answering("GET /zip", zip());
      var job = github(forge, "0");
      assertThat(job.composite(ACTION, context(forge, "merge"))).as(job.said()).isZero();
      assertThat(calls())
          .isEqualTo("apply mailauth-out/plan.json --auto-approve -f mailauth.yaml\n");
    }
  }

  @Test
  void driftOnGithubFailsAndIsTold() throws Exception {
    try (var forge = forge()) {
      forge
          .answering(
              "GET %s/issues?state=open&labels=mail-drift&per_page=100".formatted(REPOSITORY), "[]")
          .answering("POST " + REPOSITORY + "/issues", "{}")
          .answering("POST /hook", "ok");
      var context = new HashMap<>(context(forge, "drift"));
      context.put("inputs.webhook", forge.url() + "/hook");
      assertThat(github(forge, "2").composite(ACTION, context)).isEqualTo(2);
      assertThat(forge.asked()).contains("POST /hook", "POST " + REPOSITORY + "/issues");
    }
  }

  @Test
  void anArchiveThatIsNotTheOneIsNotRun() throws Exception {
    try (var forge = forge()) {
      var context = new HashMap<>(context(forge, "drift"));
      context.put("inputs.sha256", "0".repeat(64));
      assertThat(github(forge, "0").composite(ACTION, context)).isNotZero();
      assertThat(folder.resolve("calls")).doesNotExist();
    }
  }

  @Test
  void gitlabsJobsPlanApplyAndLookForDrift() throws Exception {
    try (var forge = new Forge()) {
      var project = "/api/v4/projects/7";
      forge.keepingComments(
          project + "/merge_requests/3/notes", project + "/merge_requests/3/notes", "PUT");
      forge
          .answering("GET " + project + "/issues?state=opened&labels=mail-drift&per_page=100", "[]")
          .answering("POST " + project + "/issues", "{}")
          .answering("GET " + project + "/repository/commits/c0ffee/merge_requests", "[]");
      var ran = gitlab(forge, "3");
      assertThat(ran.script(PIPELINE, "mail plan")).as(ran.said()).isEqualTo(3);
      assertThat(forge.comments()).hasSize(1);
      assertThat(gitlab(forge, "2").script(PIPELINE, "mail drift")).isEqualTo(2);
      assertThat(forge.asked()).endsWith("POST " + project + "/issues");
      Files.delete(checkout.resolve("mailauth-out/plan.json"));
      Files.delete(folder.resolve("calls"));
      // A commit that was pushed: no plan of it was reviewed, and nothing is applied.
      assertThat(gitlab(forge, "0").script(PIPELINE, "mail apply")).isZero();
      assertThat(folder.resolve("calls")).doesNotExist();
    }
  }

  private Forge forge() throws Exception {
    return new Forge().answering("GET /mailauth.tar.gz", Files.readAllBytes(archive));
  }

  private Job github(Forge forge, String code) throws Exception {
    return new Job(
        checkout,
        Map.of(
            "GITHUB_API_URL",
            forge.url(),
            "GITHUB_REPOSITORY",
            "example/mail",
            "GITHUB_SHA",
            "c0ffee",
            "RUNNER_TEMP",
            Files.createTempDirectory(folder, "runner").toString(),
            "CALLS",
            folder.resolve("calls").toString(),
            "CODE",
            code));
  }

  private Job gitlab(Forge forge, String code) throws Exception {
    var scripts = checkout.resolve("ci");
    if (!Files.exists(scripts)) {
      Files.createSymbolicLink(scripts, RECIPES.resolve("gitlab/ci"));
    }
    return new Job(
        checkout,
        Map.of(
            "CI_API_V4_URL", forge.url() + "/api/v4",
            "CI_PROJECT_ID", "7",
            "CI_MERGE_REQUEST_IID", "3",
            "CI_MERGE_REQUEST_DIFF_BASE_SHA", "ba5e",
            "CI_COMMIT_SHA", "c0ffee",
            "GITLAB_TOKEN", "a-token",
            "PATH", folder.resolve("mailauth-9/bin") + ":" + System.getenv("PATH"),
            "CALLS", folder.resolve("calls").toString(),
            "CODE", code));
  }

  private Map<String, String> context(Forge forge, String command) throws Exception {
    var sha256 = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(archive));
    return Map.of(
        "inputs.command",
        command,
        "inputs.archive",
        forge.url() + "/mailauth.tar.gz",
        "inputs.sha256",
        HexFormat.of().formatHex(sha256),
        "inputs.token",
        "a-token",
        "github.event.pull_request.base.sha",
        "ba5e",
        "github.event.pull_request.number",
        "3");
  }

  private String calls() throws Exception {
    return Files.readString(folder.resolve("calls"));
  }

  private static byte[] zip() throws Exception {
    var octets = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(octets)) {
      zip.putNextEntry(new ZipEntry("plan.json"));
      zip.write('{');
      zip.closeEntry();
    }
    return octets.toByteArray();
  }
}
