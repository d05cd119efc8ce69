package mailauth.cli;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import org.xbill.DNS.Message;
import org.xbill.DNS.Opcode;
import org.xbill.DNS.Section;

/** A way to a server over TCP on which a test sees changes pass, holds them up or ends them. */
final class Detour implements AutoCloseable {
  private final InetSocketAddress server;
  private final IntConsumer onChange;
  private final AtomicInteger changes = new AtomicInteger();
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final ServerSocket entrance;

  /**
   * Opens the way.
   *
   * @param onChange told of each change before it is let pass, with its number from 1; may wait
   */
  Detour(InetSocketAddress server, IntConsumer onChange) throws IOException {
    this.server = server;
    this.onChange = onChange;
    this.entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  InetSocketAddress address() {
    return (InetSocketAddress) entrance.getLocalSocketAddress();
  }

  private void accept() {
    try {
      while (true) {
        var client = entrance.accept();
        sockets.add(client);
        Thread.ofVirtual().start(() -> serve(client));
      }
    } catch (IOException e) {
      // close() was called.
    }
  }

  private void serve(Socket client) {
    try (client;
        var upstream = new Socket(server.getAddress(), server.getPort())) {
      client.setTcpNoDelay(true);
      upstream.setTcpNoDelay(true);
      while (true) {
        var question = read(client);
        if (isChange(new Message(question))) {
          onChange.accept(changes.incrementAndGet());
        }
        write(upstream, question);
        write(client, read(upstream));
      }
    } catch (IOException e) {
      // One side has hung up.
    }
  }

  /** An update without updates only asks (RFC 2136 section 2.4). */
  private static boolean isChange(Message message) {
    return message.getHeader().getOpcode() == Opcode.UPDATE
        && message.getHeader().getCount(Section.UPDATE) > 0;
  }

  private static byte[] read(Socket socket) throws IOException {
    var in = new DataInputStream(socket.getInputStream());
    var message = new byte[in.readUnsignedShort()];
    in.readFully(message);
    return message;
  }

  private static void write(Socket socket, byte[] message) throws IOException {
    var out = new DataOutputStream(socket.getOutputStream());
    out.writeShort(message.length);
    out.write(message);
  }

  /** Ends all that is under way; from now on nobody listens. */
  @Override
  public void close() {
    try {
      entrance.close();
      for (var socket : sockets) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
