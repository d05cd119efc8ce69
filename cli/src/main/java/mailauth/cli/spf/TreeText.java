package mailauth.cli.spf;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import mailauth.cli.render.Style;
import mailauth.core.spf.AnswerSize;
import mailauth.core.spf.Directive;
import mailauth.core.spf.Mechanism;
import mailauth.core.spf.PublishedSpf;
import mailauth.core.spf.Qualifier;
import mailauth.core.spf.SpfLimits;
import mailauth.core.spf.authorization.Authorization;
import mailauth.core.spf.authorization.Branch;
import mailauth.core.spf.authorization.Extent;
import mailauth.core.spf.authorization.ShareText;
import mailauth.core.spf.authorization.SpfTree;

/** A tree, drawn with lines. */
final class TreeText {
  private final Tree tree;
  private final Style style;
  private final StringBuilder out = new StringBuilder();

  TreeText(Tree tree, Style style) {
    this.tree = tree;
    this.style = style;
  }

  String draw() {
    var root = tree.root();
    line(style.strong(Printable.of(root.domain())), record(root.policy()));
    Notes.of(root.policy()).forEach(note -> line("", mark(note)));
    draw(root.branches(), "");
    if (root.policy() instanceof PublishedSpf.One) {
      total(root);
    }
    return out.toString();
  }

  private void draw(List<Branch> branches, String indent) {
    for (int i = 0; i < branches.size(); i++) {
      boolean last = i == branches.size() - 1;
      var branch = branches.get(i);
      line(indent + (last ? "└── " : "├── "), Printable.of(branch.term().source()) + facts(branch));
      var below = indent + (last ? "    " : "│   ");
      Notes.of(branch).forEach(note -> line(below, mark(note)));
      if (branch.extent() instanceof Extent.Policy(var inner)) {
        draw(inner.branches(), below);
      }
    }
  }

  private String facts(Branch branch) {
    var facts = new ArrayList<String>();
    if (branch.lookups() > 0) {
      facts.add(counted(branch.lookups(), "lookup"));
    }
    if (branch.voids().worst() > 0) {
      facts.add(counted(branch.voids().worst(), "void lookup"));
    }
    switch (branch.extent()) {
      case Extent.BySender() -> facts.add("depends on the sender");
      case Extent.Unknown unknown -> {}
      case Extent.Addresses addresses -> addAddresses(branch, facts);
      case Extent.Policy(var below) -> {
        addAddresses(branch, facts);
        int octets = tree.answerOctets(below);
        if (octets > AnswerSize.ADVISED) {
          facts.add("answer of %,d octets".formatted(octets));
        }
      }
    }
    ttl(branch.ttl(), facts);
    return facts.isEmpty() ? "" : "  " + style.faint(String.join(", ", facts));
  }

  /** An {@code all} that lets nobody pass needs no count of everybody. */
  private static void addAddresses(Branch branch, List<String> facts) {
    boolean refusal =
        branch.term() instanceof Directive directive
            && directive.mechanism() instanceof Mechanism.All
            && directive.qualifier() != Qualifier.PASS;
    if (!refusal) {
      facts.add(ShareText.count(branch.addresses()));
    }
  }

  private void total(SpfTree root) {
    var facts = new ArrayList<String>();
    facts.add("may send: " + ShareText.count(Authorization.of(root).authorised()));
    facts.add(against("lookups", root.lookups(), SpfLimits.LOOKUPS));
    facts.add(against("void lookups", root.voids().worst(), SpfLimits.VOID_LOOKUPS));
    ttl(root.ttl(), facts);
    int octets = tree.answerOctets(root);
    var size = "answer of %,d octets".formatted(octets);
    facts.add(
        octets > AnswerSize.ADVISED
            ? style.changed("%s (advised: at most %d)".formatted(size, AnswerSize.ADVISED))
            : size);
    facts.forEach(fact -> line("", fact));
  }

  private String against(String what, int count, int limit) {
    var text = "%s %d of %d".formatted(what, count, limit);
    return count > limit ? style.removed(text + ": too many, so receivers answer permerror") : text;
  }

  private static void ttl(OptionalLong seconds, List<String> facts) {
    seconds.ifPresent(ttl -> facts.add("TTL %d s".formatted(ttl)));
  }

  private static String record(PublishedSpf policy) {
    return policy instanceof PublishedSpf.One one ? "  " + Printable.of(one.octets()) : "";
  }

  private String mark(String note) {
    return style.removed("! " + Printable.of(note));
  }

  private static String counted(int count, String what) {
    return "%d %s%s".formatted(count, what, count == 1 ? "" : "s");
  }

  private void line(String indent, String text) {
    out.append(indent).append(text).append('\n');
  }
}
