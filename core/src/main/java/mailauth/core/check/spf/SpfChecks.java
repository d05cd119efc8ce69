package mailauth.core.check.spf;

import mailauth.core.check.issue.Issues;
import mailauth.core.check.picture.Picture;
import mailauth.core.dns.RRsetKey;
import mailauth.core.spf.PublishedSpf;
import mailauth.core.spf.SpfLint;

/** Who may send. */
public final class SpfChecks {
  private SpfChecks() {}

  public static void run(Picture picture, Issues issues) {
    RRsetKey key = picture.txt("");
    switch (PublishedSpf.in(picture.ask(key))) {
      case PublishedSpf.Unknown(var reason) -> issues.unknown(key.toString(), reason);
      case PublishedSpf.Missing() ->
          issues.add("SPF-001", key, "there is no SPF record at %s".formatted(key.name()));
      case PublishedSpf.Several(var records) ->
          issues.add(
              "SPF-002", key, "%d SPF records stand at %s".formatted(records.size(), key.name()));
      case PublishedSpf.One one -> issues.add(key, SpfLint.lint(one.octets()).problems());
    }
  }
}
