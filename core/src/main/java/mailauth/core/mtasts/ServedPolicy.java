package mailauth.core.mtasts;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import mailauth.core.dns.Name;
import mailauth.core.lint.Finding;
import mailauth.core.lint.Findings;
import mailauth.core.web.Fetched;
import mailauth.core.web.Web;

/**
 * The policy that a domain really serves, as senders see it (RFC 8461 section 3.3).
 *
 * @param policy empty if senders cannot use it
 * @param text the file as served; empty if none is
 */
public record ServedPolicy(
    Optional<MtaStsPolicy> policy, Optional<String> text, List<Finding> problems) {
  /** What senders should read of a file at most. */
  public static final int MOST_OCTETS = 64 * 1024;

  /** The finding that a policy is not served as text. */
  static final String TYPE = "STS-008";

  private static final String FETCHING = "RFC 8461 section 3.3";
  private static final int OK = 200;

  public ServedPolicy {
    problems = List.copyOf(problems);
  }

  /** Fetches and judges a domain's policy. */
  public static ServedPolicy fetch(Web web, Name domain) {
    return judge(web.get(URI.create(MtaStsPolicy.url(domain)), MOST_OCTETS));
  }

  /** Judges what a fetch of the policy brought. */
  public static ServedPolicy judge(Fetched fetched) {
    var findings = new Findings();
    return switch (fetched) {
      case Fetched.Failed failed -> {
        failed(failed, findings);
        yield unusable(findings);
      }
      case Fetched.Response response when response.status() != OK -> {
        refused(response, findings);
        yield unusable(findings);
      }
      case Fetched.Response response when response.isCut() -> {
        findings.error(
            "STS-009", 0, "the policy is over 64 KiB, and senders stop reading there", FETCHING);
        yield unusable(findings);
      }
      case Fetched.Response response -> read(response, findings);
    };
  }

  private static void failed(Fetched.Failed failed, Findings findings) {
    boolean noHost = failed.kind() == Fetched.Kind.NAME;
    var what =
        switch (failed.kind()) {
          case NAME -> "the mta-sts host has no address";
          case LOOKUP -> "the mta-sts host cannot be looked up";
          case CONNECTION -> "the policy's web server does not answer";
          case TLS -> "the policy's web server has no certificate that is good for its name";
          case PROTOCOL -> "the policy's web server does not speak HTTP as it should";
        };
    findings.error(
        noHost ? "STS-006" : "STS-007",
        0,
        noHost ? what : "%s: %s".formatted(what, failed.reason()),
        FETCHING);
  }

  private static void refused(Fetched.Response response, Findings findings) {
    boolean redirect = response.status() >= 300 && response.status() < 400;
    findings.error(
        "STS-007",
        0,
        redirect
            ? "the policy's address redirects%s, and senders follow none; serve the file there itself"
                .formatted(response.location().map(to -> " to " + to).orElse(""))
            : "the policy's address answers %d; senders want the file with 200"
                .formatted(response.status()),
        FETCHING);
  }

  private static ServedPolicy read(Fetched.Response response, Findings findings) {
    var type = response.contentType().orElse("").toLowerCase(Locale.ROOT).split(";", 2)[0].strip();
    if (!type.equals("text/plain")) {
      findings.warning(
          TYPE,
          0,
          "the policy is served as %s; some senders take text/plain only"
              .formatted(type.isEmpty() ? "no type" : type),
          FETCHING);
    }
    var text =
        new String(response.body().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    var reading = MtaStsPolicy.parse(text);
    var all = new ArrayList<>(findings.list());
    all.addAll(reading.problems());
    return new ServedPolicy(reading.policy(), Optional.of(text), all);
  }

  private static ServedPolicy unusable(Findings findings) {
    return new ServedPolicy(Optional.empty(), Optional.empty(), findings.list());
  }
}
