package mailauth.core.yaml;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import mailauth.core.yaml.Node.Entry;
import mailauth.core.yaml.Node.Mapping;
import mailauth.core.yaml.Node.Scalar;
import mailauth.core.yaml.Node.Sequence;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingEndEvent;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceEndEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.events.StreamEndEvent;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Makes nodes of the parser's events, and keeps two numbers of each of its marks. */
final class Composer {
  private static final int MAX_DEPTH = 50;
  private static final int MAX_ALIASED = 100_000;
  private static final int LARGEST_BUFFER = 8192;

  private final SourceText source;
  private final Iterator<Event> events;
  private final List<Problem> problems = new ArrayList<>();
  private final Map<String, Anchored> anchors = new HashMap<>();
  private final Set<String> open = new HashSet<>();
  private Event last;
  private int nodes;
  private int aliased;

  /**
   * What an anchor names.
   *
   * @param size how many nodes it holds, those behind aliases counted each time
   */
  private record Anchored(Node node, int size) {}

  Composer(SourceText source) {
    this.source = source;
    var settings =
        LoadSettings.builder()
            .setLabel(source.file())
            .setUseMarks(true)
            .setBufferSize(Math.clamp(source.text().length(), 1, LARGEST_BUFFER))
            .setCodePointLimit(Integer.MAX_VALUE)
            .build();
    this.events = new Parse(settings).parseString(Braces.hide(source.text())).iterator();
    this.last = events.next();
  }

  /** Faults after which reading could go on. */
  List<Problem> problems() {
    return problems;
  }

  /**
   * @throws Unreadable if reading cannot go on
   */
  Node compose() {
    if (next() instanceof StreamEndEvent) {
      throw empty();
    }
    var root = node(next(), 1);
    if (root instanceof Scalar scalar && scalar.isNull()) {
      throw empty();
    }
    next();
    var after = next();
    if (after instanceof DocumentStartEvent) {
      throw unreadable(
          position(after), "a second document begins at this '---': write it to a file of its own");
    }
    return root;
  }

  private Node node(Event event, int depth) {
    if (event instanceof AliasEvent alias) {
      return aliased(alias);
    }
    var at = position(event);
    if (depth > MAX_DEPTH && !(event instanceof ScalarEvent)) {
      throw unreadable(at, "more than %d levels stand inside each other".formatted(MAX_DEPTH));
    }
    var anchor = ((NodeEvent) event).getAnchor();
    if (anchor.isPresent()) {
      return anchored(anchor.get().getValue(), event, at, depth);
    }
    return node(event, at, depth);
  }

  private Node anchored(String name, Event event, Position at, int depth) {
    int before = nodes;
    open.add(name);
    var node = node(event, at, depth);
    open.remove(name);
    anchors.put(name, new Anchored(node, nodes - before));
    return node;
  }

  private Node node(Event event, Position at, int depth) {
    nodes++;
    return switch (event) {
      case ScalarEvent scalar -> {
        refuseTag(scalar.getTag(), at);
        yield new Scalar(at, Braces.show(scalar.getValue()), scalar.isPlain());
      }
      case SequenceStartEvent sequence -> {
        refuseTag(sequence.getTag(), at);
        yield sequence(at, depth);
      }
      case MappingStartEvent mapping -> {
        refuseTag(mapping.getTag(), at);
        yield mapping(at, depth);
      }
      default -> throw new IllegalStateException("no node begins with " + event);
    };
  }

  private Sequence sequence(Position at, int depth) {
    var items = new ArrayList<Node>();
    for (var event = next(); !(event instanceof SequenceEndEvent); event = next()) {
      items.add(node(event, depth + 1));
    }
    return new Sequence(at, items);
  }

  private Mapping mapping(Position at, int depth) {
    var entries = new ArrayList<Entry>();
    var places = new HashMap<String, Position>();
    for (var event = next(); !(event instanceof MappingEndEvent); event = next()) {
      var key = key(event, depth + 1);
      var value = node(next(), depth + 1);
      if (key.isPresent() && isFirst(key.get(), places)) {
        entries.add(new Entry(key.get(), value));
      }
    }
    return new Mapping(at, entries);
  }

  private Optional<Scalar> key(Event event, int depth) {
    var key = node(event, depth);
    if (event instanceof AliasEvent || !(key instanceof Scalar scalar)) {
      complain(position(event), "a key is plain text: write it out as 'key: value'");
      return Optional.empty();
    }
    if (scalar.plain() && scalar.text().isEmpty()) {
      complain(scalar.at(), "a key is missing before the colon");
      return Optional.empty();
    }
    if (scalar.plain() && scalar.text().equals("<<")) {
      complain(
          scalar.at(), "merge keys are not read: write what all domains share under 'defaults'");
      return Optional.empty();
    }
    // Whatever a key looks like, it is text: selectors are often numbers.
    return Optional.of(new Scalar(scalar.at(), scalar.text(), false));
  }

  private boolean isFirst(Scalar key, Map<String, Position> places) {
    var first = places.putIfAbsent(key.text(), key.at());
    if (first != null) {
      complain(
          key.at(),
          "the key %s stands here a second time, first at %s: keep one of them"
              .formatted(Quote.of(key.text()), first));
    }
    return first == null;
  }

  private Node aliased(AliasEvent event) {
    var at = position(event);
    var name = event.getAlias().getValue();
    if (open.contains(name)) {
      throw unreadable(at, "this alias stands inside what it repeats: write the value out");
    }
    var anchored = anchors.get(name);
    if (anchored == null) {
      // Not by name: it may be a password that lacks its quotes.
      complain(at, "this alias has no anchor above: put text that begins with '*' in quotes");
      return new Scalar(at, "", true);
    }
    aliased += anchored.size();
    nodes += anchored.size();
    if (aliased > MAX_ALIASED) {
      throw unreadable(
          at, "the aliases up to here repeat more than %,d values".formatted(MAX_ALIASED));
    }
    return anchored.node();
  }

  private void refuseTag(Optional<String> tag, Position at) {
    if (tag.isPresent()) {
      complain(at, SyntaxFault.TAG);
    }
  }

  private Event next() {
    try {
      var event = events.next();
      last = event;
      return event;
    } catch (YamlEngineException e) {
      throw new Unreadable(SyntaxFault.of(source, e, position(last)));
    } catch (NumberFormatException e) {
      // The parser's own slip over an escape that the file's end cuts off.
      throw unreadable(
          position(last), "an escape in quotes is cut off: write \\x and two hex digits");
    }
  }

  private Position position(Event event) {
    var mark = event.getStartMark().orElseThrow();
    return new Position(source.file(), mark.getLine() + 1, mark.getColumn() + 1);
  }

  private void complain(Position at, String message) {
    problems.add(new Problem(at, message));
  }

  private static Unreadable unreadable(Position at, String message) {
    return new Unreadable(new Problem(at, message));
  }

  private Unreadable empty() {
    return unreadable(
        Position.ofFile(source.file()), "the file is empty: begin it with 'version: 1'");
  }
}
