package mailauth.providers.web;

import java.util.OptionalInt;
import mailauth.core.dns.Name;
import mailauth.core.dns.Rdata;
import mailauth.core.dns.RdataFormat;
import mailauth.core.dns.RecordType;

/**
 * Data as many hosts take it: names without their final dot, and what an MX record prefers apart.
 *
 * @param preference of an MX record, and empty for all others
 */
public record Parted(String content, OptionalInt preference) {

  /**
   * Parts what a store's notation writes.
   *
   * @throws IllegalArgumentException if it is no data of the type
   */
  public static Parted of(RecordType type, String data) {
    if (type == RecordType.TXT) {
      return new Parted(data, OptionalInt.empty());
    }
    return switch (RdataFormat.read(type, data)) {
      case Rdata.Mx(int preference, Name exchange) ->
          new Parted(exchange.text(), OptionalInt.of(preference));
      case Rdata.Host(Name target) -> new Parted(target.text(), OptionalInt.empty());
      default -> new Parted(data, OptionalInt.empty());
    };
  }
}
