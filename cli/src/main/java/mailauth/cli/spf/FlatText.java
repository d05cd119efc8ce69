package mailauth.cli.spf;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import mailauth.cli.render.Style;
import mailauth.core.dns.Name;
import mailauth.core.spf.AnswerSize;
import mailauth.core.spf.SpfLimits;
import mailauth.core.spf.authorization.ShareText;
import mailauth.core.spf.flattening.FlatInclude;
import mailauth.core.spf.flattening.Flattening;

/** A flattened record, and how it came about. */
final class FlatText {
  private final FlatView view;
  private final Style style;
  private final StringBuilder out = new StringBuilder();

  FlatText(FlatView view, Style style) {
    this.view = view;
    this.style = style;
  }

  String draw() {
    line("", style.strong(view.name().text()));
    view.parts().forEach(this::add);
    switch (view.outcome()) {
      case Flattening.Flattened flattened -> add(flattened);
      case Flattening.Refused(var reason) ->
          line("  ", style.removed("! refused: " + Printable.of(reason)));
    }
    return out.toString();
  }

  private void add(FlatPart part) {
    var include = "include:" + Printable.of(part.include().text());
    var owner = part.owner().equals(part.include().text()) ? "" : " (" + part.owner() + ")";
    int networks = part.addresses().cidrs().size();
    line(
        "  ",
        "%s%s: %,d network%s, %s"
            .formatted(
                include,
                owner,
                networks,
                networks == 1 ? "" : "s",
                ShareText.count(part.addresses())));
    part.addresses().cidrs().forEach(network -> line("      ", network.toString()));
    part.written().map(FlatInclude::kept).orElse(List.of()).forEach(name -> kept(part, name));
    if (view.needsLock()) {
      lock(part);
    }
    part.problem().ifPresent(why -> line("      ", style.removed("! " + Printable.of(why))));
  }

  private void kept(FlatPart part, Name name) {
    var reason = Objects.requireNonNullElse(part.reasons().get(name), "it is more than addresses");
    line("      ", "keeps include:%s: %s".formatted(name, Printable.of(reason)));
  }

  private void lock(FlatPart part) {
    if (part.locked().isEmpty()) {
      line("      ", style.changed("! not locked yet: run it again with --update"));
      return;
    }
    var day = LocalDate.ofInstant(part.locked().get().resolved(), ZoneOffset.UTC);
    part.drift()
        .ifPresentOrElse(
            drift -> line("      ", style.changed("! %s since %s".formatted(drift.text(), day))),
            () -> line("      ", style.faint("locked on " + day)));
  }

  private void add(Flattening.Flattened flattened) {
    flattened
        .pieces()
        .forEach(piece -> {
          line("  ", "%s TXT %s".formatted(piece.name(), FlatView.value(piece.record())));
          octets(FlatView.octets(piece));
        });
    line("  ", "%s TXT %s".formatted(view.name(), FlatView.value(flattened.record())));
    octets(view.octets(flattened.record()));
    line(
        "  ",
        "lookups %d -> %d of %d"
            .formatted(view.tree().lookups(), flattened.tree().lookups(), SpfLimits.LOOKUPS));
    line("  ", "proven: exactly the same may send as with these includes");
  }

  private void octets(int octets) {
    var text = "answer of %,d octets (advised: at most %d)".formatted(octets, AnswerSize.ADVISED);
    line("      ", octets > AnswerSize.ADVISED ? style.changed(text) : style.faint(text));
  }

  private void line(String indent, String text) {
    out.append(indent).append(text).append('\n');
  }
}
