package mailauth.providers.rfc2136;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Stands before a real server, passes questions on, and breaks the connection at an update. */
final class CuttingProxy implements AutoCloseable {
  private static final int UPDATE = 5;

  /** When the connection breaks. */
  enum Cut {
    /** Before the server sees the update. */
    BEFORE,
    /** After the server has done it. */
    AFTER,
    /** Before the server sees the second update on the same connection. */
    BEFORE_SECOND,
    /** Before the server sees it, and nothing is passed on from then on. */
    FOR_GOOD
  }

  private final ServerSocket listener;
  private final InetSocketAddress server;
  private final Cut cut;

  CuttingProxy(InetSocketAddress server, Cut cut) throws IOException {
    this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    this.server = server;
    this.cut = cut;
    Thread.startVirtualThread(this::listen);
  }

  InetSocketAddress address() {
    return (InetSocketAddress) listener.getLocalSocketAddress();
  }

  private void listen() {
    while (!listener.isClosed()) {
      try {
        var client = listener.accept();
        Thread.startVirtualThread(() -> serve(client));
      } catch (IOException e) {
        // close() was called.
      }
    }
  }

  private void serve(Socket client) {
    try (client;
        var upstream = new Socket(server.getAddress(), server.getPort())) {
      boolean served = cut != Cut.BEFORE_SECOND;
      while (true) {
        var message = read(client);
        boolean update = (message[2] >> 3 & 0xf) == UPDATE;
        if (update && cut == Cut.FOR_GOOD) {
          listener.close();
        }
        if ((update && served && cut != Cut.AFTER) || listener.isClosed()) {
          return;
        }
        write(upstream, message);
        var reply = read(upstream);
        if (update && cut == Cut.AFTER) {
          return;
        }
        served |= update;
        write(client, reply);
      }
    } catch (IOException e) {
      // The client is done.
    }
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

  @Override
  public void close() throws IOException {
    listener.close();
  }
}
