package mailauth.providers.masterfile;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Reads a master file and what it includes as BIND does. */
final class Parser {
  private static final int DEEPEST = 20;

  private final Includes includes;
  private final List<ResourceRecord> records = new ArrayList<>();
  private final List<Generate> generates = new ArrayList<>();
  private final List<Source> sources = new ArrayList<>();
  private final Deque<Path> open = new ArrayDeque<>();
  private final Ttls ttls = new Ttls();

  private Parser(Includes includes) {
    this.includes = includes;
  }

  /** The $TTL and the last explicit TTL, which an included file leaves changed, as in BIND. */
  private static final class Ttls {
    private OptionalLong directive = OptionalLong.empty();
    private OptionalLong last = OptionalLong.empty();
  }

  /**
   * @param origin what relative names begin with; null if only the file says
   * @throws mailauth.providers.host.HostException if the file is malformed; the message begins with
   *     its place
   */
  static Zone.Contents parse(Source main, @Nullable String origin, Includes includes) {
    var parser = new Parser(includes);
    var end = parser.new InFile(main, origin).read();
    return new Zone.Contents(
        List.copyOf(parser.sources),
        List.copyOf(parser.records),
        List.copyOf(parser.generates),
        end);
  }

  /** One file, with the origin and the owner that are its own. */
  private final class InFile {
    private final Source source;
    private @Nullable String origin;
    private @Nullable String owner;
    private int end;

    InFile(Source source, @Nullable String origin) {
      this.source = source;
      this.origin = origin;
    }

    Zone.End read() {
      sources.add(source);
      open.push(source.path());
      var lexer = new Lexer(source);
      for (var line = lexer.next(); line.isPresent(); line = lexer.next()) {
        read(line.get());
        end = line.get().end();
      }
      open.pop();
      return new Zone.End(end, scope());
    }

    private void read(Line line) {
      var first = line.text(line.words().getFirst());
      if (first.startsWith("$") && !line.isIndented()) {
        directive(line, first.toUpperCase(Locale.ROOT));
      } else {
        record(line);
      }
    }

    private void directive(Line line, String directive) {
      switch (directive) {
        case "$ORIGIN" -> origin = argument(line, 2).name(origin);
        case "$TTL" -> ttls.directive = OptionalLong.of(argument(line, 2).ttl());
        case "$INCLUDE" -> include(line);
        case "$GENERATE" -> generates.add(Generate.of(line, scope()));
        default ->
            throw source.wrong(
                line.start(),
                "'%s' is no directive; $ORIGIN, $TTL, $INCLUDE and $GENERATE are"
                    .formatted(line.shown(line.words().getFirst())));
      }
    }

    private Wording argument(Line line, int most) {
      int count = line.words().size();
      if (count < 2 || count > most) {
        throw source.wrong(
            line.start(),
            "%s takes %s"
                .formatted(
                    line.text(line.words().getFirst()),
                    most == 2 ? "one word" : "a file and perhaps an origin"));
      }
      return new Wording(line, line.words().get(1));
    }

    private void include(Line line) {
      var path = argument(line, 3);
      var included =
          includes
              .find(source, path.octets())
              .orElseThrow(() ->
                  path.wrong("the included file '%s' does not exist".formatted(path.shown())));
      if (open.contains(included.path())) {
        throw path.wrong("'%s' includes itself".formatted(included.shown()));
      }
      if (open.size() >= DEEPEST) {
        throw path.wrong("more than %d files include each other".formatted(DEEPEST));
      }
      boolean given = line.words().size() == 3;
      var start = given ? new Wording(line, line.words().get(2)).name(origin) : origin;
      new InFile(included, start).read();
    }

    private void record(Line line) {
      var fields = new Fields(line);
      if (!line.isIndented()) {
        owner = new Wording(line, line.words().getFirst()).name(origin);
      }
      if (owner == null) {
        throw source.wrong(line.start(), "this record has no owner, and none stands before it");
      }
      records.add(fields.record(owner, scope(), ttl(fields)));
    }

    private long ttl(Fields fields) {
      if (fields.ttl().isPresent()) {
        ttls.last = OptionalLong.of(fields.ttl().getAsLong());
        return fields.ttl().getAsLong();
      }
      if (ttls.directive.isPresent()) {
        return ttls.directive.getAsLong();
      }
      if (ttls.last.isEmpty() && fields.type().equals("SOA")) {
        ttls.directive = OptionalLong.of(fields.soaMinimum());
        return ttls.directive.getAsLong();
      }
      return ttls.last.orElseThrow(
          () -> source.wrong(fields.line().start(), "no TTL is known here; write $TTL above"));
    }

    private Scope scope() {
      return new Scope(origin, ttls.directive);
    }
  }
}
