package mailauth.core.dkim.signature;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The octets of the header that a signature signs (RFC 6376 section 3.7). */
final class SignedHeader {
  private SignedHeader() {}

  /** The named fields, each name's lowest first, and the signature itself without its value. */
  static String of(Message message, Signature signature) {
    Map<String, Deque<Message.Field>> left = new HashMap<>();
    for (var field : message.fields()) {
      left.computeIfAbsent(field.name().toLowerCase(Locale.ROOT), name -> new ArrayDeque<>())
          .push(field);
    }
    var signed = new StringBuilder();
    for (var name : signature.signed()) {
      var field = left.getOrDefault(name, new ArrayDeque<>()).poll();
      // A field that is named and not there is signed as absent.
      if (field != null) {
        signed.append(signature.header().header(field.raw()));
      }
    }
    var own = signature.header().header(withoutValue(signature.field().raw()));
    return signed.append(own, 0, own.length() - 2).toString();
  }

  /** The field with nothing behind {@code b=}; everything else stays, folds included. */
  static String withoutValue(String raw) {
    int at = raw.indexOf(':') + 1;
    while (at < raw.length()) {
      int end = raw.indexOf(';', at);
      end = end < 0 ? raw.length() : end;
      int equals = raw.indexOf('=', at);
      if (equals >= 0 && equals < end && raw.substring(at, equals).strip().equals("b")) {
        return raw.substring(0, equals + 1) + raw.substring(end);
      }
      at = end + 1;
    }
    return raw;
  }
}
