package mailauth.core.web;

import java.net.URI;

/** Fetches over HTTPS. Blocking and safe to call from many threads; never throws for a server. */
@FunctionalInterface
public interface Web {
  /**
   * Gets one document, following no redirect and reading no more than asked.
   *
   * @param mostOctets where reading ends; what is longer is {@link Fetched.Response#isCut}
   */
  Fetched get(URI address, int mostOctets);
}
