package mailauth.providers.hetzner;

import static mailauth.providers.web.Descriptor.secret;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import mailauth.core.dns.RecordType;
import mailauth.providers.host.Capabilities;
import mailauth.providers.host.Capabilities.Swap;
import mailauth.providers.host.Evidence;
import mailauth.providers.host.Evidence.Part;
import mailauth.providers.http.Credentials;
import mailauth.providers.http.Rate;
import mailauth.providers.web.Descriptor;
import mailauth.providers.web.Login;
import mailauth.providers.web.WebHostType;
import mailauth.providers.web.ZoneStore;

/** Sets Hetzner up. */
public final class HetznerType extends WebHostType {
  public HetznerType() {
    super(
        new Descriptor(
            "hetzner",
            "Hetzner",
            "https://docs.hetzner.com/cloud/api/getting-started/generating-api-token/",
            "https://api.hetzner.cloud/v1",
            "HCLOUD_ENDPOINT",
            List.of(secret("token", "HETZNER_API_TOKEN", "an API token of a Cloud project")),
            "the token of a Cloud project, with 'Read & Write'; those of the former DNS Console are"
                + " void",
            new Capabilities(
                Swap.READ_BEFORE_WRITE,
                false,
                Capabilities.usualTypes(RecordType.PTR, RecordType.TLSA),
                Capabilities.UNKNOWN_TXT_LIMIT,
                60,
                Optional.of(new Rate(3600, Duration.ofHours(1)))),
            Evidence.recorded(2026, Part.READ, Part.UPDATE, Part.DELETE).withoutTxtLimit()));
  }

  @Override
  protected ZoneStore<?> open(Login login) {
    var credentials = Credentials.header("Authorization", "Bearer ", login.text("token"));
    return new HetznerStore(new HetznerClient(login.account(credentials, HetznerClient.DIALECT)));
  }
}
