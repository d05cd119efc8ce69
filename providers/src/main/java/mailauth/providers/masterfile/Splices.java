package mailauth.providers.masterfile;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Pieces of files to be exchanged for others, all at once. */
final class Splices {
  private record Splice(int start, int end, String text) {}

  private final Map<Source, List<Splice>> pieces = new LinkedHashMap<>();

  /** Exchanges the octets from {@code start} to before {@code end}. */
  void replace(Source source, int start, int end, String text) {
    pieces.computeIfAbsent(source, s -> new ArrayList<>()).add(new Splice(start, end, text));
  }

  void insert(Source source, int at, String text) {
    replace(source, at, at, text);
  }

  void remove(Line line) {
    replace(line.source(), line.start(), line.end(), "");
  }

  Zone apply(Zone zone) {
    var edited = new HashMap<Path, Source>();
    pieces.forEach((source, list) -> edited.put(source.path(), edit(source, list)));
    return edited.isEmpty() ? zone : zone.with(edited);
  }

  private static Source edit(Source source, List<Splice> list) {
    var out = new StringBuilder();
    int at = 0;
    var inOrder = Comparator.comparingInt(Splice::start).thenComparingInt(Splice::end);
    for (var splice : list.stream().sorted(inOrder).toList()) {
      out.append(source.text(), at, splice.start()).append(splice.text());
      at = splice.end();
    }
    return source.with(out.append(source.text().substring(at)).toString());
  }
}
