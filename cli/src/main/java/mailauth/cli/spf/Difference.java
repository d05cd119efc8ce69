package mailauth.cli.spf;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import mailauth.cli.render.Style;
import mailauth.core.ip.Cidr;
import mailauth.core.ip.IpSet;
import mailauth.core.json.JsonObject;
import mailauth.core.spf.SpfLimits;
import mailauth.core.spf.authorization.AuthorizationChange;
import mailauth.core.spf.authorization.AuthorizationChange.Share;
import mailauth.core.spf.authorization.Problem;
import mailauth.core.spf.authorization.ShareText;
import mailauth.core.spf.authorization.TermPath;
import org.jspecify.annotations.Nullable;

/** What a record gives and takes in comparison with another. */
public record Difference(Side before, Side after, AuthorizationChange change) implements Result {
  /** The networks of a term that text lists; JSON has them all. */
  private static final int LISTED = 32;

  public static Difference between(Side before, Side after) {
    return new Difference(
        before, after, AuthorizationChange.between(before.authorization(), after.authorization()));
  }

  /** Whether DNS told all there is to know. */
  public boolean isComplete() {
    return before.authorization().isComplete() && after.authorization().isComplete();
  }

  @Override
  public String text(Style style) {
    var lines = new ArrayList<String>();
    change.authorised().forEach(share -> add(style.added("+ " + head(share)), share, lines));
    change.bySenderAdded().forEach(path -> lines.add(style.added("+ " + bySender(path))));
    change.deauthorised().forEach(share -> add(style.removed("- " + head(share)), share, lines));
    change.bySenderRemoved().forEach(path -> lines.add(style.removed("- " + bySender(path))));
    if (change.isEmpty()) {
      lines.add("the same may send");
    }
    lines.add(
        "lookups %d -> %d of %d"
            .formatted(before.tree().lookups(), after.tree().lookups(), SpfLimits.LOOKUPS));
    problems("old", before).forEach(problem -> lines.add(style.changed("! " + problem)));
    problems("new", after).forEach(problem -> lines.add(style.changed("! " + problem)));
    return String.join("\n", lines) + "\n";
  }

  @Override
  public String json() {
    var json = new LinkedHashMap<String, @Nullable Object>();
    json.put("same", change.isEmpty());
    json.put("authorized", change.authorised().stream().map(Difference::members).toList());
    json.put("deauthorized", change.deauthorised().stream().map(Difference::members).toList());
    json.put("bySenderAdded", change.bySenderAdded().stream().map(TermPath::toString).toList());
    json.put("bySenderRemoved", change.bySenderRemoved().stream().map(TermPath::toString).toList());
    json.put("lookupsBefore", before.tree().lookups());
    json.put("lookups", after.tree().lookups());
    json.put("problemsBefore", problems(before).toList());
    json.put("problems", problems(after).toList());
    return JsonObject.write(json);
  }

  private static String head(Share share) {
    return "%s (%s)"
        .formatted(ShareText.count(share.addresses()), Printable.of(share.term().text()));
  }

  private static String bySender(TermPath path) {
    return "some addresses, depending on the sender (%s)".formatted(Printable.of(path.toString()));
  }

  private static void add(String head, Share share, List<String> lines) {
    lines.add(head);
    if (share.addresses().equals(IpSet.EVERYTHING)) {
      return;
    }
    var networks = share.addresses().cidrs();
    networks.stream().limit(LISTED).forEach(network -> lines.add("    " + network));
    if (networks.size() > LISTED) {
      lines.add("    and %,d more networks".formatted(networks.size() - LISTED));
    }
  }

  private static Map<String, @Nullable Object> members(Share share) {
    var json = new LinkedHashMap<String, @Nullable Object>();
    json.put("term", share.term().text());
    TreeJson.addresses(json, share.addresses());
    json.put("cidrs", share.addresses().cidrs().stream().map(Cidr::toString).toList());
    return json;
  }

  private static Stream<String> problems(String which, Side side) {
    return problems(side).map(text -> "%s record: %s".formatted(which, Printable.of(text)));
  }

  private static Stream<String> problems(Side side) {
    return side.authorization().problems().stream().map(Difference::words);
  }

  private static String words(Problem problem) {
    var path = problem.path().toString();
    return path.isEmpty() ? problem.reason() : path + ": " + problem.reason();
  }
}
