package mailauth.providers.rfc2136;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Name;
import org.xbill.DNS.TSIGRecord;
import org.xbill.DNS.Type;

/**
 * What a signature covers besides the message (RFC 8945 section 4.3.3), and how both make a signed
 * message.
 *
 * @param other the server's time where a clock is wrong, else empty
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record TsigVariables(
    Name key, Name algorithm, Instant time, Duration fudge, int error, byte[] other) {
  private static final int HEADER = 12;

  /** Where the header counts the records of the additional section. */
  private static final int COUNT = 10;

  private static final int POINTER = 0xc0;

  /** Class, TTL, time, fudge, error and the length of the rest. */
  private static final int FIXED = 2 + 4 + 6 + 2 + 2 + 2;

  /** Type, class, TTL and the length of the data. */
  private static final int RECORD = 2 + 2 + 4 + 2;

  /** Time, fudge, the length of the signature, the id, error and the length of the rest. */
  private static final int RDATA = 6 + 2 + 2 + 2 + 2 + 2;

  static TsigVariables unsigned(Name key, Name algorithm, Instant time, Duration fudge) {
    return new TsigVariables(key, algorithm, time, fudge, 0, new byte[0]);
  }

  static TsigVariables of(TSIGRecord record) {
    var other = record.getOther();
    return new TsigVariables(
        record.getName(),
        record.getAlgorithm(),
        record.getTimeSigned(),
        record.getFudge(),
        record.getError(),
        other == null ? new byte[0] : other);
  }

  byte[] octets() {
    var out = ByteBuffer.allocate(key.length() + algorithm.length() + FIXED + other.length);
    out.put(key.toWireCanonical()).putShort((short) DClass.ANY).putInt(0);
    out.put(algorithm.toWireCanonical());
    putTime(out);
    out.putShort((short) error).putShort((short) other.length).put(other);
    return out.array();
  }

  /** A message with its signature as the last record (section 5.1). */
  byte[] attached(byte[] message, byte[] signature) {
    int rdata = algorithm.length() + RDATA + signature.length;
    var out = ByteBuffer.allocate(message.length + key.length() + RECORD + rdata);
    out.put(message).put(key.toWireCanonical());
    out.putShort((short) Type.TSIG).putShort((short) DClass.ANY).putInt(0).putShort((short) rdata);
    out.put(algorithm.toWireCanonical());
    putTime(out);
    out.putShort((short) signature.length).put(signature);
    // The id before anyone changed it; no error, and so nothing else.
    out.put(message, 0, Short.BYTES).putInt(0);
    out.putShort(COUNT, (short) (out.getShort(COUNT) + 1));
    return out.array();
  }

  /** In seconds, as 48 bits. */
  private void putTime(ByteBuffer out) {
    long seconds = time.getEpochSecond();
    out.putShort((short) (seconds >> Integer.SIZE)).putInt((int) seconds);
    out.putShort((short) fudge.toSeconds());
  }

  /** A signed message as it was before its last record, the signature, was added. */
  static byte[] unsigned(byte[] signed, int originalId) {
    int end = lastRecord(ByteBuffer.wrap(signed));
    var message = ByteBuffer.wrap(Arrays.copyOf(signed, end));
    message.putShort(0, (short) originalId);
    message.putShort(COUNT, (short) (message.getShort(COUNT) - 1));
    return message.array();
  }

  /** Where the last record begins; the message has been decoded, so that its counts are right. */
  private static int lastRecord(ByteBuffer message) {
    int questions = message.getShort(4) & 0xffff;
    int records = 0;
    for (int at = 6; at < HEADER; at += Short.BYTES) {
      records += message.getShort(at) & 0xffff;
    }
    message.position(HEADER);
    for (int i = 0; i < questions; i++) {
      skipName(message);
      message.position(message.position() + 4);
    }
    for (int i = 1; i < records; i++) {
      skipName(message);
      message.position(message.position() + 8);
      int length = message.getShort() & 0xffff;
      message.position(message.position() + length);
    }
    return message.position();
  }

  private static void skipName(ByteBuffer message) {
    int label = message.get() & 0xff;
    while (label != 0 && label < POINTER) {
      message.position(message.position() + label);
      label = message.get() & 0xff;
    }
    if (label >= POINTER) {
      message.get();
    }
  }
}
