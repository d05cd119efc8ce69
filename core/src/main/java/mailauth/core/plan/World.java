package mailauth.core.plan;

import mailauth.core.dane.MailHost;
import mailauth.core.dane.MailHosts;
import mailauth.core.dns.Dns;
import mailauth.core.dns.Security;
import mailauth.core.dns.Validation;
import mailauth.core.web.Web;

/**
 * What is known beyond a domain's own zone.
 *
 * @param dns is asked what records include and point at
 * @param neverAligned includes that a record over its limit can do without
 * @param vendors tells the services that records give away
 * @param web is asked for the policies that records announce
 * @param mailHosts are asked which keys they present, where those that DNS has of them change
 * @param validation tells whether DNSSEC vouches for such keys
 */
public record World(
    Dns dns,
    NeverAligned neverAligned,
    Vendors vendors,
    Web web,
    MailHosts mailHosts,
    Validation validation) {

  /** Where no mail host is asked, and nobody says what DNSSEC vouches for. */
  public World(Dns dns, NeverAligned neverAligned, Vendors vendors, Web web) {
    this(
        dns,
        neverAligned,
        vendors,
        web,
        host -> new MailHost.Silent(host.text(), "it was not asked"),
        key -> Security.UNKNOWN);
  }
}
