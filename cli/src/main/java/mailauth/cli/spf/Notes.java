package mailauth.cli.spf;

import java.util.List;
import mailauth.core.spf.PublishedSpf;
import mailauth.core.spf.SpfFault;
import mailauth.core.spf.authorization.Branch;
import mailauth.core.spf.authorization.Extent;

/** What is wrong at one place of a tree, in clauses. */
final class Notes {
  private Notes() {}

  static List<String> of(Branch branch) {
    return switch (branch.extent()) {
      case Extent.Addresses found ->
          found.unanswered().stream().map(question -> "no answer: " + question).toList();
      case Extent.Policy(var below) -> of(below.policy());
      case Extent.BySender() -> List.of();
      case Extent.Unknown(var cause, var reason) ->
          switch (cause) {
            case LOOP -> List.of("loop: " + reason);
            case NO_ANSWER -> List.of("no answer: " + reason);
            case NO_RECORD, SYNTAX, TOO_MUCH -> List.of(reason);
          };
    };
  }

  static List<String> of(PublishedSpf policy) {
    return switch (policy) {
      case PublishedSpf.One one -> one.parse().faults().stream().map(SpfFault::message).toList();
      case PublishedSpf.Missing() -> List.of("there is no SPF record");
      case PublishedSpf.Several(var records) ->
          List.of("there are %d SPF records; only one may stand there".formatted(records.size()));
      case PublishedSpf.Unknown(var reason) -> List.of("no answer: " + reason);
    };
  }
}
