package mailauth.core.spf;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import mailauth.core.dns.Answer;
import mailauth.core.dns.Dns;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRset;
import mailauth.core.dns.RRsetKey;
import mailauth.core.dns.Rdata;
import mailauth.core.dns.RecordType;
import mailauth.core.dns.Txt;
import mailauth.core.ip.IpAddress;

/**
 * DNS for tests that are about SPF and not about the wire: lines of name, type and data, with an
 * optional TTL between; the type {@code LAME} makes all questions for a name fail.
 */
public final class ZoneDns implements Dns {
  private static final long TTL = 3600;

  private final Map<RRsetKey, Answer> answers = new HashMap<>();
  private final List<Name> names = new ArrayList<>();
  private final List<Name> lame = new ArrayList<>();
  private final List<RRsetKey> asked = new CopyOnWriteArrayList<>();

  public static ZoneDns of(String lines) {
    var dns = new ZoneDns();
    lines.lines().filter(line -> !line.isBlank()).forEach(dns::add);
    return dns;
  }

  /** The questions so far. */
  public List<RRsetKey> asked() {
    return asked;
  }

  @Override
  public Answer query(Name name, RecordType type) {
    var key = new RRsetKey(name, type);
    asked.add(key);
    if (lame.contains(name)) {
      return new Answer.Failed("the server is lame");
    }
    var none = names.contains(name) ? new Answer.NoData() : new Answer.NoName();
    return answers.getOrDefault(key, none);
  }

  private void add(String line) {
    var fields = line.strip().split(" +", 3);
    var name = new Name(fields[0]);
    names.add(name);
    if (fields[1].equals("LAME")) {
      lame.add(name);
    } else if (Character.isDigit(fields[1].charAt(0))) {
      var rest = fields[2].split(" +", 2);
      add(name, Long.parseLong(fields[1]), RecordType.valueOf(rest[0]), rest[1]);
    } else {
      add(name, TTL, RecordType.valueOf(fields[1]), fields[2]);
    }
  }

  private void add(Name name, long ttl, RecordType type, String data) {
    var key = new RRsetKey(name, type);
    var records =
        new ArrayList<>(answers.containsKey(key) ? answers.get(key).records() : List.of());
    records.add(rdata(type, data));
    answers.put(key, new Answer.Found(new RRset(name, type, ttl, records), List.of()));
  }

  private static Rdata rdata(RecordType type, String data) {
    return switch (type) {
      case A, AAAA -> new Rdata.Address(IpAddress.parse(data).orElseThrow());
      case MX -> {
        var fields = data.split(" ", 2);
        yield new Rdata.Mx(Integer.parseInt(fields[0]), Name.of(fields[1]));
      }
      case TXT, SPF -> Txt.ofOctets(data);
      default -> new Rdata.Host(Name.of(data));
    };
  }
}
