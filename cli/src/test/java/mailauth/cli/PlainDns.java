package mailauth.cli;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.stream.Stream;
import mailauth.providers.servers.DnsServer;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TSIG;
import org.xbill.DNS.Type;
import org.xbill.DNS.Update;

/** Somebody else at a server, who asks and writes without mailauth. */
record PlainDns(InetSocketAddress server) {

  static PlainDns at(DnsServer server) {
    return new PlainDns(server.address());
  }

  /** The values of an RRset as zone files write them, sorted; none if it is not there. */
  List<String> ask(String name, String type) {
    return records(name, type).map(Record::rdataToString).sorted().toList();
  }

  /** The TTLs of an RRset, each once. */
  List<Long> ttls(String name, String type) {
    return records(name, type).map(Record::getTTL).distinct().toList();
  }

  private Stream<Record> records(String name, String type) {
    var owner = absolute(name);
    var question = Record.newRecord(owner, Type.value(type), DClass.IN);
    return send(Message.newQuery(question)).getSection(Section.ANSWER).stream()
        .filter(record -> record.getName().equals(owner));
  }

  /** Replaces one value of an RRset by another. */
  void replace(String zone, String name, String type, String before, String after) {
    var update = new Update(absolute(zone));
    update.delete(record(name, type, 0, before));
    update.add(record(name, type, 3600, after));
    change(update);
  }

  /** Adds a value to an RRset, with a TTL of ten minutes. */
  void add(String zone, String name, String type, String value) {
    var update = new Update(absolute(zone));
    update.add(record(name, type, 600, value));
    change(update);
  }

  private void change(Update update) {
    var reply = send(update);
    if (reply.getRcode() != Rcode.NOERROR) {
      throw new AssertionError(update + "\n" + reply);
    }
  }

  private Message send(Message message) {
    try {
      var resolver = new SimpleResolver(server);
      resolver.setTCP(true);
      if (message instanceof Update) {
        resolver.setTSIGKey(new TSIG(TSIG.HMAC_SHA256, DnsServer.KEY_NAME, DnsServer.SECRET));
      }
      return resolver.send(message);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static Record record(String name, String type, long ttl, String value) {
    try {
      return Record.fromString(absolute(name), Type.value(type), DClass.IN, ttl, value, Name.root);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static Name absolute(String name) {
    return Name.fromConstantString(name + ".");
  }
}
