package mailauth.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.Optional;
import mailauth.core.dns.RRsetKey;
import mailauth.core.dns.Rdata;
import mailauth.core.dns.RecordType;
import mailauth.providers.spf.ZoneServer;
import mailauth.providers.web.FakeCloud;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** The name server of a host with a web API: it answers with what the host holds. */
final class CloudServer implements AutoCloseable {
  private static final long TTL = 300;

  private final FakeCloud cloud;
  private final ZoneServer server;

  CloudServer(FakeCloud cloud) {
    this.cloud = cloud;
    server = new ZoneServer(query -> Optional.of(answer(query)));
  }

  InetSocketAddress address() {
    return server.address();
  }

  private Message answer(Message query) {
    var question = query.getQuestion();
    var reply = new Message(query.getHeader().getID());
    reply.getHeader().setFlag(Flags.QR);
    reply.getHeader().setFlag(Flags.AA);
    reply.addRecord(question, Section.QUESTION);
    var name = mailauth.core.dns.Name.of(question.getName().toString());
    var type = RecordType.valueOf(Type.string(question.getType()));
    cloud
        .look(new RRsetKey(name, type))
        .forEach(data -> reply.addRecord(record(question, data), Section.ANSWER));
    return reply;
  }

  private static Record record(Record question, Rdata data) {
    try {
      return Record.fromString(
          question.getName(), question.getType(), DClass.IN, TTL, data.toString(), Name.root);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
