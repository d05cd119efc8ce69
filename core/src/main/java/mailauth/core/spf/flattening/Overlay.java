package mailauth.core.spf.flattening;

import java.util.List;
import java.util.Map;
import mailauth.core.dns.Answer;
import mailauth.core.dns.Dns;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRset;
import mailauth.core.dns.RecordType;
import mailauth.core.dns.Txt;
import mailauth.core.spf.SpfRecord;

/** DNS as it would be with some records published. */
public record Overlay(Map<Name, SpfRecord> published, Dns below) implements Dns {
  private static final long TTL = 3600;

  public Overlay {
    published = Map.copyOf(published);
  }

  @Override
  public Answer query(Name name, RecordType type) {
    var record = published.get(name);
    if (record == null || type != RecordType.TXT) {
      return below.query(name, type);
    }
    return new Answer.Found(
        RRset.of(name, RecordType.TXT, TTL, Txt.ofOctets(record.text())), List.of());
  }
}
