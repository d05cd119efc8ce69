package mailauth.core.dns;

import java.util.Locale;
import mailauth.core.ip.IpAddress;

/** One record's data. Its text is the presentation form of RFC 1035 section 5.1. */
public sealed interface Rdata permits Rdata.Address, Rdata.Host, Rdata.Mx, Rdata.Tlsa, Txt {

  /** An A or AAAA record's address. */
  record Address(IpAddress ip) implements Rdata {
    @Override
    public String toString() {
      return ip.toString();
    }
  }

  /** The single name of a CNAME, NS or PTR record. */
  record Host(Name name) implements Rdata {
    @Override
    public String toString() {
      return name.absolute();
    }
  }

  /** An MX record; preference 0 and the root is the null MX of RFC 7505. */
  record Mx(int preference, Name exchange) implements Rdata {
    public static final Mx NULL = new Mx(0, Name.ROOT);

    @Override
    public String toString() {
      return preference + " " + exchange.absolute();
    }
  }

  /**
   * A TLSA record (RFC 6698 section 2.1).
   *
   * @param association the certificate association data in lower-case hexadecimal
   */
  record Tlsa(int usage, int selector, int matchingType, String association) implements Rdata {
    public Tlsa {
      association = association.toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
      return usage + " " + selector + " " + matchingType + " " + association;
    }
  }
}
