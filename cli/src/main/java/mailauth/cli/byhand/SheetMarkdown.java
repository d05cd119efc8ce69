package mailauth.cli.byhand;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.stream.Stream;
import mailauth.cli.project.HandEntries.Page;
import mailauth.core.handentry.PolicyText;

/** Sheets as Markdown, to be sent to whoever has the password of the panel. */
public final class SheetMarkdown {
  private final StringBuilder out = new StringBuilder();

  private SheetMarkdown() {}

  /** A section for each domain. */
  public static String of(List<Page> pages) {
    var markdown = new SheetMarkdown();
    pages.forEach(markdown::add);
    return markdown
        .line("**" + Hints.summary(pages.stream().map(Page::sheet).toList()) + "**")
        .out
        .toString();
  }

  private void add(Page page) {
    var sheet = page.sheet();
    line("### %s".formatted(sheet.domain())).line("");
    line("Zone `%s`, as %s wants it.".formatted(sheet.zone(), page.panel().title())).line("");
    sheet.unread().ifPresent(why -> line("> [!WARNING]").line("> " + Hints.unread(why)).line(""));
    page.panel().notes().forEach(note -> line(note).line(""));
    var heads = SheetRow.heads(sheet, page.panel());
    row(heads.stream());
    line("|---".repeat(heads.size()) + "|");
    var rows = SheetRow.of(sheet, page.panel());
    rows.forEach(row -> row(row.cells().stream().map(SheetMarkdown::code)));
    line("");
    rows.forEach(row ->
        row.hints()
            .forEach(hint ->
                line("- `%s %s`: %s".formatted(row.cells().get(2), row.cells().get(1), hint))));
    sheet.policies().forEach(this::policy);
    line("");
  }

  private void policy(PolicyText policy) {
    line("").line("At <%s>, as `text/plain`:".formatted(policy.url())).line("").line("```text");
    policy.text().lines().forEach(this::line);
    line("```");
  }

  private void row(Stream<String> cells) {
    line(cells.collect(joining(" | ", "| ", " |")));
  }

  private static String code(String cell) {
    return "`" + cell.replace("|", "\\|") + "`";
  }

  private SheetMarkdown line(String text) {
    out.append(text).append('\n');
    return this;
  }
}
