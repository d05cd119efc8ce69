package mailauth.core.check;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import mailauth.core.check.issue.Evidence;
import mailauth.core.check.issue.Issue;
import mailauth.core.check.picture.Picture;
import mailauth.core.dns.Answer;
import mailauth.core.dns.RRsetKey;

/** Says of each issue which servers gave the answer that it rests on. */
final class Witnesses {
  private final Picture picture;

  Witnesses(Picture picture) {
    this.picture = picture;
  }

  Issue testify(Issue issue) {
    return issue.evidence().isEmpty() && issue.rrset().isPresent()
        ? issue.with(evidence(issue.rrset().get()))
        : issue;
  }

  private List<Evidence> evidence(RRsetKey key) {
    var said = new ArrayList<Evidence>();
    for (var at : picture.authorities().ask(key)) {
      said.add(new Evidence(at.server(), text(key, at.answer())));
    }
    if (said.isEmpty()) {
      said.add(new Evidence("resolver", text(key, picture.ask(key))));
    }
    return said;
  }

  private static String text(RRsetKey key, Answer answer) {
    return switch (answer) {
      case Answer.Found found ->
          found.rrset().records().stream()
              .map(rdata -> "%s %s".formatted(found.rrset().key(), rdata))
              .collect(Collectors.joining("\n"));
      case Answer.NoData() -> "no %s".formatted(key);
      case Answer.NoName() -> "%s does not exist".formatted(key.name());
      case Answer.Failed(var reason) -> reason;
    };
  }
}
