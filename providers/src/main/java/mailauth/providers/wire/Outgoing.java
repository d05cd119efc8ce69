package mailauth.providers.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The way out of a connection. Whoever is at the socket also sends what others have ready by then,
 * for a packet of ten messages costs little more than one of one.
 */
final class Outgoing {
  private final OutputStream socket;
  private final Queue<byte[]> ready = new ConcurrentLinkedQueue<>();
  private final ReentrantLock sending = new ReentrantLock();

  Outgoing(OutputStream socket) {
    this.socket = socket;
  }

  /**
   * Sends whole messages, each behind its length; now, or by whoever is sending.
   *
   * @throws IOException if the connection broke
   */
  void send(byte[] framed) throws IOException {
    ready.add(framed);
    // Who finds the lock taken and leaves has added before the other looks again.
    while (!ready.isEmpty() && sending.tryLock()) {
      try {
        socket.write(takeAll());
      } finally {
        sending.unlock();
      }
    }
  }

  private byte[] takeAll() {
    var all = new ByteArrayOutputStream();
    for (var next = ready.poll(); next != null; next = ready.poll()) {
      all.writeBytes(next);
    }
    return all.toByteArray();
  }
}
