package mailauth.core.yaml;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingEndEvent;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceEndEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;

/** Finds the places of all values in a text that is known to be sound YAML. */
final class Spots {
  private final String text;
  private final Iterator<Event> events;
  private int codePoints;
  private int characters;

  private Spots(String text) {
    this.text = text;
    var settings =
        LoadSettings.builder().setUseMarks(true).setCodePointLimit(Integer.MAX_VALUE).build();
    this.events = new Parse(settings).parseString(Braces.hide(text)).iterator();
  }

  /** The document's value. */
  static Spot of(String text) {
    var spots = new Spots(text);
    spots.events.next();
    spots.events.next();
    return spots.spot(spots.events.next());
  }

  private Spot spot(Event event) {
    int start = at(event.getStartMark());
    return switch (event) {
      case AliasEvent alias -> new Spot.Alias(start, at(event.getEndMark()));
      case ScalarEvent scalar -> scalar(scalar, start);
      case SequenceStartEvent sequence -> sequence(sequence, start);
      case MappingStartEvent mapping -> mapping(mapping, start);
      default -> throw new IllegalStateException("no value begins with " + event);
    };
  }

  private Spot scalar(ScalarEvent scalar, int start) {
    boolean isBlock = scalar.isLiteral() || scalar.isFolded();
    int end = at(scalar.getEndMark());
    while (isBlock && end > start && Character.isWhitespace(text.charAt(end - 1))) {
      end--;
    }
    return new Spot.Scalar(start, end, scalar.getAnchor().isPresent(), isBlock);
  }

  private Spot sequence(SequenceStartEvent sequence, int start) {
    var items = new ArrayList<Spot>();
    var event = events.next();
    for (; !(event instanceof SequenceEndEvent); event = events.next()) {
      items.add(spot(event));
    }
    int last = items.isEmpty() ? start : items.getLast().end();
    int end = sequence.isFlow() ? at(event.getEndMark()) : last;
    return new Spot.Sequence(
        start, end, sequence.getAnchor().isPresent(), sequence.isFlow(), List.copyOf(items));
  }

  private Spot mapping(MappingStartEvent mapping, int start) {
    var entries = new ArrayList<Spot.Entry>();
    var event = events.next();
    for (; !(event instanceof MappingEndEvent); event = events.next()) {
      int key = at(event.getStartMark());
      var name = event instanceof ScalarEvent scalar ? Braces.show(scalar.getValue()) : "";
      spot(event);
      entries.add(new Spot.Entry(name, key, spot(events.next())));
    }
    int last = entries.isEmpty() ? start : entries.getLast().value().end();
    int end = mapping.isFlow() ? at(event.getEndMark()) : last;
    return new Spot.Mapping(
        start, end, mapping.getAnchor().isPresent(), mapping.isFlow(), List.copyOf(entries));
  }

  /** Marks count code points, and come nearly in order. */
  private int at(Optional<Mark> mark) {
    int index = mark.orElseThrow().getIndex();
    characters = text.offsetByCodePoints(characters, index - codePoints);
    codePoints = index;
    return characters;
  }
}
