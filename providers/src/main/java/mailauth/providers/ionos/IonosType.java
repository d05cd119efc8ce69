package mailauth.providers.ionos;

import static mailauth.providers.web.Descriptor.secret;

import java.util.List;
import java.util.Optional;
import mailauth.core.dns.RecordType;
import mailauth.providers.host.Capabilities;
import mailauth.providers.host.Capabilities.Swap;
import mailauth.providers.host.Evidence;
import mailauth.providers.host.Evidence.Part;
import mailauth.providers.http.Credentials;
import mailauth.providers.web.Descriptor;
import mailauth.providers.web.Login;
import mailauth.providers.web.WebHostType;
import mailauth.providers.web.ZoneStore;

/** Sets IONOS up. */
public final class IonosType extends WebHostType {
  /** It names no limit; this holds any DKIM key. */
  private static final int LONGEST_TXT = 2048;

  public IonosType() {
    super(
        new Descriptor(
            "ionos",
            "IONOS",
            "https://developer.hosting.ionos.com/docs/dns",
            "https://api.hosting.ionos.com/dns/v1",
            "",
            List.of(secret("key", "IONOS_API_KEY", "an API key, as prefix.secret")),
            "a key of the developer portal, public prefix and secret with a dot between, of the"
                + " contract that has the domain",
            new Capabilities(
                Swap.READ_BEFORE_WRITE,
                false,
                Capabilities.usualTypes(RecordType.TLSA),
                LONGEST_TXT,
                60,
                Optional.empty()),
            Evidence.recorded(2024, Part.ZONES, Part.READ, Part.CREATE, Part.DELETE)
                .withoutTxtLimit()));
  }

  @Override
  protected ZoneStore<?> open(Login login) {
    var credentials = Credentials.header("X-API-Key", "", login.text("key"));
    return new IonosStore(new IonosClient(login.account(credentials, IonosClient.DIALECT)));
  }
}
