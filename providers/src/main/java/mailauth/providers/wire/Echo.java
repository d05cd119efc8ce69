package mailauth.providers.wire;

import org.xbill.DNS.Opcode;
import org.xbill.DNS.Rcode;

/**
 * What tells the reply to a question from all else that arrives, looked at before anything is
 * decoded (RFC 5452 section 9.1).
 */
final class Echo {
  static final int HEADER = 12;

  private static final int RESPONSE = 0x80;
  private static final int OPCODE = 0x78;
  private static final int RCODE = 0x0f;
  private static final int TYPE_AND_CLASS = 4;

  private Echo() {}

  static int id(byte[] message) {
    return Byte.toUnsignedInt(message[0]) << 8 | Byte.toUnsignedInt(message[1]);
  }

  /**
   * Whether a message with the query's id also is a reply of its kind to its question. Only a
   * server that could not read the question may leave it out; to updates, some leave the zone out.
   */
  static boolean answers(byte[] query, byte[] reply) {
    if (reply.length < HEADER
        || (reply[2] & RESPONSE) == 0
        || ((reply[2] ^ query[2]) & OPCODE) != 0) {
      return false;
    }
    boolean isQuery = (query[2] & OPCODE) >> 3 == Opcode.QUERY;
    return switch (questions(reply)) {
      case 0 -> !isQuery || (reply[3] & RCODE) != Rcode.NOERROR;
      case 1 -> sameQuestion(query, reply);
      default -> false;
    };
  }

  private static int questions(byte[] message) {
    return Byte.toUnsignedInt(message[4]) << 8 | Byte.toUnsignedInt(message[5]);
  }

  /** Names in any case; no length of a label is a letter. */
  private static boolean sameQuestion(byte[] query, byte[] reply) {
    int end = endOfName(query);
    if (reply.length < end + TYPE_AND_CLASS) {
      return false;
    }
    for (int at = HEADER; at < end; at++) {
      if (lowerCase(query[at]) != lowerCase(reply[at])) {
        return false;
      }
    }
    for (int at = end; at < end + TYPE_AND_CLASS; at++) {
      if (query[at] != reply[at]) {
        return false;
      }
    }
    return true;
  }

  private static int endOfName(byte[] query) {
    int at = HEADER;
    while (query[at] != 0) {
      at += query[at] + 1;
    }
    return at + 1;
  }

  private static int lowerCase(byte octet) {
    return octet >= 'A' && octet <= 'Z' ? octet + ('a' - 'A') : octet;
  }
}
