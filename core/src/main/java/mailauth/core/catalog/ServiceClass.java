package mailauth.core.catalog;

/** What a service is for, as a person would say it. */
public enum ServiceClass {
  MAILBOX("mailbox", "people's own mail"),
  NEWSLETTERS("newsletters", "newsletters and campaigns"),
  TRANSACTIONAL("transactional", "mail that programs send"),
  TICKETS("tickets", "support and tickets"),
  INVOICES("invoices", "invoices and payments"),
  SHOP("shop", "web shops"),
  CRM("crm", "customers and sales"),
  PEOPLE("people", "applicants and staff"),
  SURVEYS("surveys", "surveys"),
  SOFTWARE("software", "notices from other software"),
  FORWARDING("forwarding", "forwarding"),
  GATEWAY("gateway", "filters that mail leaves through");

  private final String word;
  private final String description;

  ServiceClass(String word, String description) {
    this.word = word;
    this.description = description;
  }

  /** As the YAML writes it. */
  public String word() {
    return word;
  }

  public String description() {
    return description;
  }
}
