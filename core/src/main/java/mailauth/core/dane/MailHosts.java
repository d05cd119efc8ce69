package mailauth.core.dane;

import mailauth.core.dns.Name;

/** The door to mail hosts on port 25. Blocking and safe to call from many threads. */
@FunctionalInterface
public interface MailHosts {
  MailHost ask(Name host);
}
