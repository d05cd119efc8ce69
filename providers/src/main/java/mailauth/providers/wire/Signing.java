package mailauth.providers.wire;

import org.xbill.DNS.Message;

/** How the messages of a conversation are signed. */
public interface Signing {

  /** Not at all. */
  Signing NONE =
      new Signing() {
        @Override
        public void sign(Message query) {}

        @Override
        public boolean trusts(Message query, Message reply, byte[] octets) {
          return true;
        }
      };

  /** Adds the signature; the message must not change after. */
  void sign(Message query);

  /**
   * Whether a reply is signed as it has to be.
   *
   * @param query as it was sent, signed
   * @param octets the reply as it came
   */
  boolean trusts(Message query, Message reply, byte[] octets);
}
