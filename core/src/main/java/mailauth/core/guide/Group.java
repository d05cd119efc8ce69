package mailauth.core.guide;

import java.util.Locale;
import mailauth.core.catalog.ServiceClass;

/** Services that are asked for in one question, in the order of asking. */
enum Group {
  MAILBOX,
  NEWSLETTERS,
  SHOP,
  INVOICES,
  TICKETS,
  CRM,
  PROGRAMS,
  OTHERS;

  /** As ids and words have it. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  boolean has(ServiceClass kind) {
    return of(kind) == this;
  }

  static Group of(ServiceClass kind) {
    return switch (kind) {
      case MAILBOX -> MAILBOX;
      case NEWSLETTERS -> NEWSLETTERS;
      case SHOP -> SHOP;
      case INVOICES -> INVOICES;
      case TICKETS -> TICKETS;
      case CRM -> CRM;
      case TRANSACTIONAL -> PROGRAMS;
      case PEOPLE, SURVEYS, SOFTWARE, GATEWAY, FORWARDING -> OTHERS;
    };
  }
}
