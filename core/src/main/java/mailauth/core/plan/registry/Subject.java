package mailauth.core.plan.registry;

import java.util.Locale;

/** What a rule is about; the page is in this order. */
public enum Subject {
  SPF("SPF: who may send"),
  INVENTORY("Inventory: who sends at all"),
  DKIM("DKIM and names"),
  DMARC("DMARC: what to do with forged mail"),
  TRANSPORT("Mail hosts: MTA-STS, DANE, MX, and the logo"),
  APPLY("Writing to DNS");

  private final String title;

  Subject(String title) {
    this.title = title;
  }

  public String title() {
    return title;
  }

  /** As JSON and file names write it. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
