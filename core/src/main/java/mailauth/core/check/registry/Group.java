package mailauth.core.check.registry;

import java.util.Locale;

/** What a check is about; reports are in this order. */
public enum Group {
  SPF("SPF", "who may send"),
  DKIM("DKIM", "signatures"),
  DMARC("DMARC", "what to do with forged mail"),
  MX("MX", "where mail is delivered"),
  MTA_STS("MTA-STS", "encryption on the way here"),
  TLS_RPT("TLS-RPT", "reports of failed encryption"),
  DANE("DANE", "keys of mail hosts in DNS"),
  BIMI("BIMI", "logo"),
  DNS("DNS", "the zone and its name servers"),
  PARKED("Parked domain", "a domain without mail");

  private final String title;
  private final String about;

  Group(String title, String about) {
    this.title = title;
    this.about = about;
  }

  public String title() {
    return title;
  }

  /** What it is for, in a few words for a layman. */
  public String about() {
    return about;
  }

  /** As JSON and file names write it. */
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
