package mailauth.core.mtasts;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import mailauth.core.dns.Name;
import mailauth.core.lint.Finding;
import mailauth.core.lint.Severity;
import mailauth.core.web.Fetched;
import mailauth.core.web.Web;

/** Whether a domain serves the policy that an id stands for (RFC 8461 section 3.3). */
public sealed interface Serving {

  /**
   * It does.
   *
   * @param flaws what some senders may not like about the way it is served
   */
  record Announced(MtaStsPolicy policy, List<Finding> flaws) implements Serving {
    public Announced {
      flaws = List.copyOf(flaws);
    }
  }

  /**
   * It does not.
   *
   * @param why in a sentence without a final stop
   * @param policy what it serves instead, if senders can use it
   * @param isReached whether the web server is as it should be, and only the file is not
   */
  record Other(String why, Optional<MtaStsPolicy> policy, boolean isReached) implements Serving {}

  /** Nobody knows: from here the web server cannot be reached. */
  record Unknown(String why) implements Serving {}

  /**
   * Fetches the policy of a domain.
   *
   * @param id of the record that announces it, as {@link MtaStsRecord#of} makes it
   */
  static Serving of(Web web, Name domain, String id) {
    return judge(web.get(URI.create(MtaStsPolicy.url(domain)), ServedPolicy.MOST_OCTETS), id);
  }

  /** Judges what a fetch of the policy brought. */
  static Serving judge(Fetched fetched, String id) {
    return switch (fetched) {
      case Fetched.Failed(var kind, var reason) when isHere(kind) -> new Unknown(reason);
      case Fetched.Failed failed -> judge(ServedPolicy.judge(failed), id, false);
      case Fetched.Response response ->
          judge(ServedPolicy.judge(response), id, isReached(response.status()));
    };
  }

  private static Serving judge(ServedPolicy served, String id, boolean isReached) {
    var policy = served.policy();
    if (policy.isEmpty()) {
      var why =
          served.problems().stream()
              .filter(problem -> problem.severity() == Severity.ERROR)
              .map(Finding::message)
              .findFirst();
      return new Other(why.orElse("what is served is no policy"), policy, isReached);
    }
    return MtaStsRecord.of(policy.get()).id().equals(id)
        ? new Announced(policy.get(), flaws(served))
        : new Other("another policy is served: " + brief(policy.get()), policy, isReached);
  }

  /** What is wrong with the policy itself, the declaration decides. */
  private static List<Finding> flaws(ServedPolicy served) {
    return served.problems().stream().filter(p -> p.id().equals(ServedPolicy.TYPE)).toList();
  }

  /** Whether the fault may as well be on this side. */
  private static boolean isHere(Fetched.Kind kind) {
    return kind == Fetched.Kind.LOOKUP || kind == Fetched.Kind.CONNECTION;
  }

  private static boolean isReached(int status) {
    return status == 200 || status == 404;
  }

  private static String brief(MtaStsPolicy policy) {
    return policy
        .text()
        .strip()
        .lines()
        .skip(1)
        .reduce((all, line) -> all + ", " + line)
        .orElse("");
  }
}
