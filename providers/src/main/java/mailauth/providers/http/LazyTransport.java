package mailauth.providers.http;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A run's one transport, built with the first request. */
final class LazyTransport implements AutoCloseable {
  private final ReentrantLock building = new ReentrantLock();
  private final Supplier<Transport> build;
  private @Nullable Transport transport;

  LazyTransport(Supplier<Transport> build) {
    this.build = build;
  }

  Transport get() {
    building.lock();
    try {
      var built = transport;
      if (built == null) {
        built = build.get();
        transport = built;
      }
      return built;
    } finally {
      building.unlock();
    }
  }

  @Override
  public void close() {
    building.lock();
    try {
      if (transport != null) {
        transport.close();
      }
    } finally {
      building.unlock();
    }
  }
}
