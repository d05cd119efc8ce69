package mailauth.providers.inbox;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongSupplier;

/** An unpacked stream that ends in a {@link TooMuch} where it grows beyond reason. */
final class Bounded extends FilterInputStream {
  private final LongSupplier packed;
  private final Limits limits;
  private long octets;

  /**
   * Bounds a stream.
   *
   * @param packed how many packed octets were taken so far
   */
  Bounded(InputStream unpacked, LongSupplier packed, Limits limits) {
    super(unpacked);
    this.packed = packed;
    this.limits = limits;
  }

  /** More was unpacked than is good. */
  static final class TooMuch extends IOException {
    private static final long serialVersionUID = 1L;

    TooMuch(String message) {
      super(message);
    }
  }

  @Override
  public int read() throws IOException {
    int octet = super.read();
    count(octet < 0 ? 0 : 1);
    return octet;
  }

  @Override
  public int read(byte[] buffer, int from, int length) throws IOException {
    int read = super.read(buffer, from, length);
    count(Math.max(read, 0));
    return read;
  }

  private void count(int more) throws TooMuch {
    octets += more;
    if (octets > limits.octets()) {
      throw new TooMuch("unpacks to over %,d octets".formatted(limits.octets()));
    }
    if (octets > Limits.HARMLESS && octets / limits.ratio() > packed.getAsLong()) {
      throw new TooMuch("unpacks to over %,d times its size".formatted(limits.ratio()));
    }
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
