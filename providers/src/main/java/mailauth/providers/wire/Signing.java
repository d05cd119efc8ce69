package mailauth.providers.wire;

import org.xbill.DNS.Message;

/** How the messages of a conversation are signed. */
public interface Signing {

  /** Not at all. */
  Signing NONE =
      new Signing() {
        @Override
        public Signed sign(byte[] query) {
          return new Signed(query, new byte[0]);
        }

        @Override
        public boolean trusts(Signed query, Message reply, byte[] octets) {
          return true;
        }
      };

  /**
   * A query ready to be sent.
   *
   * @param octets the message with its signature
   * @param mac what the reply's signature begins with; empty where there is none
   */
  @SuppressWarnings("ArrayRecordComponent") // neither is kept nor compared
  record Signed(byte[] octets, byte[] mac) {}

  /** Signs a message that has its id. */
  Signed sign(byte[] query);

  /**
   * Whether a reply is signed as it has to be.
   *
   * @param octets the reply as it came
   */
  boolean trusts(Signed query, Message reply, byte[] octets);
}
