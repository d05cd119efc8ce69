package mailauth.providers.cloudflare;

import static mailauth.providers.web.Descriptor.secret;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
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

/** Sets Cloudflare up. */
public final class CloudflareType extends WebHostType {
  /** A record takes 4096 octets on the wire, and each 255 of them cost one more. */
  private static final int LONGEST_TXT = 16 * 255;

  public CloudflareType() {
    super(
        new Descriptor(
            "cloudflare",
            "Cloudflare",
            "https://developers.cloudflare.com/fundamentals/api/get-started/create-token/",
            "https://api.cloudflare.com/client/v4",
            "CLOUDFLARE_BASE_URL",
            List.of(secret("token", "CLOUDFLARE_API_TOKEN", "an API token")),
            "a token with the permissions Zone:Read and DNS:Edit",
            new Capabilities(
                Swap.READ_BEFORE_WRITE,
                false,
                Capabilities.everyType(),
                LONGEST_TXT,
                60,
                Optional.of(new Rate(1200, Duration.ofMinutes(5)))),
            Evidence.recorded(2025, Part.ZONES, Part.READ, Part.CREATE, Part.DELETE)));
  }

  @Override
  protected ZoneStore<?> open(Login login) {
    var credentials = Credentials.header("Authorization", "Bearer ", login.text("token"));
    return new CloudflareStore(
        new CloudflareClient(login.account(credentials, CloudflareClient.DIALECT)));
  }
}
