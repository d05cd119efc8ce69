package mailauth.core.guide;

/** The questions' names, which are also the keys of an answers file. */
final class Ids {
  static final String DOMAIN = "domain";
  static final String PROVIDER = "provider";

  /** Below it, the settings of the provider. */
  static final String SETTINGS = "settings";

  static final String PARKED = "parked";

  static final String SENDERS = "senders";

  static final String HOSTS = "hosts";
  static final String PRINTERS = "printers";
  static final String PRINTER_ADDRESSES = "printer-addresses";
  static final String INCLUDES = "includes";

  /** Below it, services, and below these the values that they ask for. */
  static final String VALUES = "values";

  static final String SIGNING = "signing";
  static final String REPORTS = "reports";

  private Ids() {}

  static String below(String id, String... parts) {
    return id + "/" + String.join("/", parts);
  }
}
