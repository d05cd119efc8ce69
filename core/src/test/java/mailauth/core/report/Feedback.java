package mailauth.core.report;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads an aggregate report and remembers all that is told. */
final class Feedback implements AggregateListener {
  final List<AggregateHead> heads = new ArrayList<>();
  final List<AggregateRow> rows = new ArrayList<>();
  final List<String> odd = new ArrayList<>();

  static Feedback of(byte[] xml) throws IOException, UnreadableReport {
    var feedback = new Feedback();
    new AggregateReader().read(new ByteArrayInputStream(xml), feedback);
    return feedback;
  }

  static Feedback of(String xml) throws IOException, UnreadableReport {
    return of(xml.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public boolean wants(AggregateHead head) {
    heads.add(head);
    return true;
  }

  @Override
  public void row(AggregateRow row) {
    rows.add(row);
  }

  @Override
  public void oddRow(String reason) {
    odd.add(reason);
  }
}
