package mailauth.providers.masterfile;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import mailauth.core.dns.RecordType;

/** Writes a record in the columns of another one, its neighbour. */
final class Layout {
  private static final int TAB = 8;

  private final Line like;
  private final List<Token> columns;
  private final ResourceRecord record;
  private final StringBuilder out = new StringBuilder();
  private int from;

  private Layout(ResourceRecord record) {
    this.record = record;
    this.like = record.line();
    this.columns =
        Stream.of(record.ttlToken(), record.classToken(), Optional.of(record.typeToken()))
            .flatMap(Optional::stream)
            .sorted((a, b) -> Integer.compare(a.start(), b.start()))
            .toList();
  }

  /**
   * A line without its end.
   *
   * @param owner empty to leave it out, as the neighbour does
   * @param ttl empty to leave it out
   */
  static String line(
      ResourceRecord like, String owner, OptionalLong ttl, RecordType type, String data) {
    var prefix = like.line().source().text().substring(like.line().start(), like.dataStart());
    boolean simple = prefix.indexOf('\n') < 0 && prefix.indexOf('(') < 0;
    return simple ? new Layout(like).write(owner, ttl, type, data) : line(owner, ttl, type, data);
  }

  /** A line without a neighbour. */
  static String line(String owner, OptionalLong ttl, RecordType type, String data) {
    var seconds = ttl.isPresent() ? ttl.getAsLong() + "\t" : "";
    return owner + "\t" + seconds + "IN\t" + type + "\t" + data;
  }

  /** An owner and what must stand between it and the columns that blank space led to. */
  static String owner(String owner, String blank) {
    return owner + pad(owner, "", blank.isEmpty() ? " " : blank);
  }

  private String write(String owner, OptionalLong ttl, RecordType type, String data) {
    if (owner.isEmpty()) {
      from = like.words().getFirst().start();
      out.append(like.source().text(), like.start(), from);
    } else {
      from = like.isIndented() ? like.start() : like.words().getFirst().end();
      out.append(owner);
    }
    if (ttl.isPresent() && record.ttlToken().isEmpty()) {
      column(columns.getFirst().start(), String.valueOf(ttl.getAsLong()));
    }
    for (var column : columns) {
      if (!isTtl(column) || ttl.isPresent()) {
        column(
            column.start(), isTtl(column) ? String.valueOf(ttl.getAsLong()) : word(column, type));
      }
      from = column.end();
    }
    column(record.dataStart(), data);
    return out.toString();
  }

  private void column(int start, String word) {
    var text = like.source().text();
    boolean first = out.toString().isBlank();
    if (!first) {
      out.append(pad(out, text.substring(like.start(), from), text.substring(from, start)));
    }
    out.append(word);
  }

  private boolean isTtl(Token column) {
    return record.ttlToken().filter(column::equals).isPresent();
  }

  private String word(Token column, RecordType type) {
    var written = like.text(column);
    if (!column.equals(record.typeToken())) {
      return written;
    }
    boolean lower = written.equals(written.toLowerCase(Locale.ROOT));
    return lower ? type.name().toLowerCase(Locale.ROOT) : type.name();
  }

  /** Blank space that leads to where {@code gap} led behind {@code before}. */
  private static String pad(CharSequence soFar, String before, String gap) {
    int target = width(before + gap);
    if (gap.indexOf('\t') >= 0) {
      var pad = new StringBuilder("\t");
      while (width(soFar + pad.toString() + "\t") <= target) {
        pad.append('\t');
      }
      return pad.toString();
    }
    return gap.length() > 1 ? " ".repeat(Math.max(1, target - width(soFar))) : " ";
  }

  private static int width(CharSequence text) {
    int width = 0;
    for (int i = 0; i < text.length(); i++) {
      width += text.charAt(i) == '\t' ? TAB - width % TAB : 1;
    }
    return width;
  }
}
