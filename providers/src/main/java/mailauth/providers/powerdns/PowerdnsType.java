package mailauth.providers.powerdns;

import static mailauth.providers.web.Descriptor.optional;
import static mailauth.providers.web.Descriptor.secret;

import java.util.List;
import java.util.Optional;
import mailauth.providers.host.Capabilities;
import mailauth.providers.host.Capabilities.Swap;
import mailauth.providers.host.Evidence;
import mailauth.providers.http.Credentials;
import mailauth.providers.web.Descriptor;
import mailauth.providers.web.Login;
import mailauth.providers.web.WebHostType;
import mailauth.providers.web.ZoneStore;

/** Sets a PowerDNS server up. */
public final class PowerdnsType extends WebHostType {
  private static final int LONGEST_TXT = 60_000;

  public PowerdnsType() {
    super(
        new Descriptor(
            "powerdns",
            "PowerDNS",
            "https://doc.powerdns.com/authoritative/http-api/",
            "",
            "PDNS_API_URL",
            List.of(
                secret("key", "PDNS_API_KEY", "the server's api-key"),
                optional("server", "PDNS_SERVER_NAME", "the server's id; localhost unless given")),
            "the api-key of a server whose webserver lets this address in",
            new Capabilities(
                Swap.READ_BEFORE_WRITE,
                true,
                Capabilities.everyType(),
                LONGEST_TXT,
                0,
                Optional.empty()),
            Evidence.real("PowerDNS 4.7")));
  }

  @Override
  protected ZoneStore<?> open(Login login) {
    var credentials = Credentials.header("X-API-Key", "", login.text("key"));
    return new PowerdnsStore(
        new PowerdnsClient(
            login.account(credentials, PowerdnsClient.DIALECT),
            login.optional("server").orElse("localhost")));
  }
}
