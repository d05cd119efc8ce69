package mailauth.providers.inbox;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Counts what is taken from a stream. */
final class Counting extends FilterInputStream {
  private long octets;

  Counting(InputStream in) {
    super(in);
  }

  long octets() {
    return octets;
  }

  @Override
  public int read() throws IOException {
    int octet = super.read();
    octets += octet < 0 ? 0 : 1;
    return octet;
  }

  @Override
  public int read(byte[] buffer, int from, int length) throws IOException {
    int read = super.read(buffer, from, length);
    octets += Math.max(read, 0);
    return read;
  }
}
