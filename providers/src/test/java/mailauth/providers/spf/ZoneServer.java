package mailauth.providers.spf;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Type;

/** A DNS server on a local port, over UDP and TCP, that answers until it is closed. */
public final class ZoneServer implements AutoCloseable {
  private static final int WITHOUT_EDNS = 512;
  private static final int ATTEMPTS = 20;

  private final Function<Message, Optional<Message>> answers;
  private final ServerSocket tcp;
  private final DatagramSocket udp;
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  public ZoneServer(SuiteZone zone) {
    this(zone::answer);
  }

  /**
   * @param answers gives the reply to a query, or none where there shall be silence
   */
  public ZoneServer(Function<Message, Optional<Message>> answers) {
    this.answers = answers;
    var sockets = Sockets.open();
    tcp = sockets.tcp;
    udp = sockets.udp;
    threads.execute(() -> untilClosed(this::serveDatagram));
    threads.execute(() -> untilClosed(this::serveConnection));
  }

  private record Sockets(ServerSocket tcp, DatagramSocket udp) {

    /** Opens both on one port; one that is free for TCP may be taken for UDP. */
    static Sockets open() {
      var failure = new IOException("no port");
      for (int i = 0; i < ATTEMPTS; i++) {
        try {
          var tcp = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
          try {
            return new Sockets(tcp, new DatagramSocket(tcp.getLocalSocketAddress()));
          } catch (IOException e) {
            tcp.close();
            throw e;
          }
        } catch (IOException e) {
          failure = e;
        }
      }
      throw new UncheckedIOException(failure);
    }
  }

  public InetSocketAddress address() {
    return (InetSocketAddress) tcp.getLocalSocketAddress();
  }

  /** The questions so far, as {@code example.com. TXT}; those over TCP come again. */
  public List<String> asked() {
    return List.copyOf(asked);
  }

  private interface Service {
    void serve() throws IOException;
  }

  private void untilClosed(Service service) {
    while (!udp.isClosed()) {
      try {
        service.serve();
      } catch (IOException e) {
        // The socket was closed, or one client's message was no DNS; the next one may be.
      }
    }
  }

  private void serveDatagram() throws IOException {
    var packet = new DatagramPacket(new byte[Message.MAXLENGTH], Message.MAXLENGTH);
    udp.receive(packet);
    var query = new Message(Arrays.copyOf(packet.getData(), packet.getLength()));
    var question = query.getQuestion();
    asked.add(question.getName() + " " + Type.string(question.getType()));
    var reply = answers.apply(query);
    if (reply.isPresent()) {
      var wire = fitted(reply.get(), query);
      udp.send(new DatagramPacket(wire, wire.length, packet.getSocketAddress()));
    }
  }

  /** The reply, or a truncated one that sends the client to TCP. */
  private static byte[] fitted(Message reply, Message query) {
    int room =
        Optional.ofNullable(query.getOPT()).map(opt -> opt.getPayloadSize()).orElse(WITHOUT_EDNS);
    var wire = reply.toWire();
    if (wire.length <= room) {
      return wire;
    }
    var truncated = new Message(query.getHeader().getID());
    truncated.getHeader().setFlag(Flags.QR);
    truncated.getHeader().setFlag(Flags.TC);
    truncated.addRecord(query.getQuestion(), org.xbill.DNS.Section.QUESTION);
    return truncated.toWire();
  }

  private void serveConnection() throws IOException {
    var connection = tcp.accept();
    threads.execute(() -> serve(connection));
  }

  private void serve(Socket connection) {
    try (connection) {
      var in = new DataInputStream(connection.getInputStream());
      while (true) {
        var wire = new byte[in.readUnsignedShort()];
        in.readFully(wire);
        var reply = answers.apply(new Message(wire)).map(Message::toWire);
        if (reply.isPresent()) {
          var length = ByteBuffer.allocate(2).putShort((short) reply.get().length).array();
          connection.getOutputStream().write(length);
          connection.getOutputStream().write(reply.get());
        }
      }
    } catch (IOException e) {
      // The client hung up.
    }
  }

  @Override
  public void close() {
    try {
      udp.close();
      tcp.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    threads.close();
  }
}
