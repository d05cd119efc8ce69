package mailauth.core.guide;

import java.util.Arrays;
import java.util.List;
import mailauth.core.catalog.ServiceClass;

/** Services that are asked for in one question. */
enum Group {
  MAILBOX(ServiceClass.MAILBOX),
  NEWSLETTERS(ServiceClass.NEWSLETTERS),
  SHOP(ServiceClass.SHOP),
  INVOICES(ServiceClass.INVOICES),
  TICKETS(ServiceClass.TICKETS),
  CRM(ServiceClass.CRM),
  PROGRAMS(ServiceClass.TRANSACTIONAL),
  OTHERS(
      ServiceClass.PEOPLE,
      ServiceClass.SURVEYS,
      ServiceClass.SOFTWARE,
      ServiceClass.GATEWAY,
      ServiceClass.FORWARDING);

  private final List<ServiceClass> kinds;

  Group(ServiceClass... kinds) {
    this.kinds = List.of(kinds);
  }

  /** As ids and words have it. */
  String word() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  boolean has(ServiceClass kind) {
    return kinds.contains(kind);
  }

  static Group of(ServiceClass kind) {
    return Arrays.stream(values()).filter(group -> group.has(kind)).findFirst().orElse(OTHERS);
  }
}
