import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** Answers questions while the class archive is made, so that it holds what a check loads. */
final class Training {
  private static final Map<String, List<String>> ZONE =
      Map.of(
          "example.com. NS", List.of("ns.example.com."),
          "example.com. SOA", List.of("ns.example.com. root.example.com. 1 3600 600 86400 300"),
          "example.com. TXT", List.of("\"v=spf1 ip4:192.0.2.0/24 mx ~all\""),
          "example.com. MX", List.of("10 mail.example.com."),
          "ns.example.com. A", List.of("127.0.0.1"),
          "mail.example.com. A", List.of("192.0.2.25"),
          "s1._domainkey.example.com. TXT",
              List.of("\"v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=\""),
          "_dmarc.example.com. TXT",
              List.of("\"v=DMARC1; p=quarantine; rua=mailto:d@example.com\""),
          "_smtp._tls.example.com. TXT", List.of("\"v=TLSRPTv1; rua=mailto:t@example.com\""));

  public static void main(String[] args) throws Exception {
    try (var socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      System.out.println(socket.getLocalPort());
      while (true) {
        var packet = new DatagramPacket(new byte[4096], 4096);
        socket.receive(packet);
        var asked = new byte[packet.getLength()];
        System.arraycopy(packet.getData(), 0, asked, 0, asked.length);
        var octets = answer(new Message(asked)).toWire();
        socket.send(new DatagramPacket(octets, octets.length, packet.getSocketAddress()));
      }
    }
  }

  private static Message answer(Message query) throws Exception {
    var question = query.getQuestion();
    var reply = new Message(query.getHeader().getID());
    reply.getHeader().setFlag(Flags.QR);
    reply.getHeader().setFlag(Flags.AA);
    reply.getHeader().setFlag(Flags.RA);
    reply.addRecord(question, Section.QUESTION);
    var key = question.getName() + " " + Type.string(question.getType());
    for (var data : ZONE.getOrDefault(key, List.of())) {
      reply.addRecord(
          Record.fromString(
              question.getName(), question.getType(), DClass.IN, 300, data, Name.root),
          Section.ANSWER);
    }
    return reply;
  }
}
