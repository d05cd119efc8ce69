package mailauth.core.dmarc;

import java.util.ArrayList;
import java.util.List;
import mailauth.core.dns.Answer;
import mailauth.core.dns.Dns;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRset;
import mailauth.core.dns.Rdata;
import mailauth.core.dns.RecordType;
import mailauth.core.dns.Txt;

/**
 * DNS for tests that are about DMARC and not about the wire: lines of a name and its TXT; a text of
 * {@code LAME} makes questions for the name fail, {@code -} leaves it without records.
 */
final class TxtZone implements Dns {
  private record Line(Name name, String text) {}

  private final List<Line> lines;
  private final List<Name> asked = new ArrayList<>();

  private TxtZone(List<Line> lines) {
    this.lines = lines;
  }

  static TxtZone of(String text) {
    return new TxtZone(text.lines().map(TxtZone::line).toList());
  }

  /** The names of the TXT questions so far. */
  List<Name> asked() {
    return asked;
  }

  @Override
  public Answer query(Name name, RecordType type) {
    if (type == RecordType.TXT) {
      asked.add(name);
    }
    var texts = lines.stream().filter(line -> line.name().equals(name)).map(Line::text).toList();
    if (texts.contains("LAME")) {
      return new Answer.Failed("the server is lame");
    }
    if (type == RecordType.TXT && !texts.isEmpty() && !texts.contains("-")) {
      var records = texts.stream().map(text -> (Rdata) Txt.of(text)).toList();
      return new Answer.Found(new RRset(name, type, 3600, records), List.of());
    }
    boolean exists = lines.stream().anyMatch(line -> line.name().isWithin(name));
    return exists ? new Answer.NoData() : new Answer.NoName();
  }

  private static Line line(String line) {
    var fields = line.strip().split(" +", 2);
    return new Line(Name.of(fields[0]), fields[1]);
  }
}
