package mailauth.providers.digitalocean;

import static mailauth.providers.web.Descriptor.secret;

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

/** Sets DigitalOcean up. */
public final class DigitalOceanType extends WebHostType {
  /** It counts 512 octets with the quotes around two strings and the blank between them. */
  private static final int LONGEST_TXT = 512 - 5;

  public DigitalOceanType() {
    super(
        new Descriptor(
            "digitalocean",
            "DigitalOcean",
            "https://docs.digitalocean.com/reference/api/create-personal-access-token/",
            "https://api.digitalocean.com/v2",
            "",
            List.of(secret("token", "DIGITALOCEAN_TOKEN", "a personal access token")),
            "a token with the scopes domain:read, domain:create, domain:update and domain:delete",
            new Capabilities(
                Swap.READ_BEFORE_WRITE,
                false,
                Capabilities.usualTypes(),
                LONGEST_TXT,
                30,
                Optional.of(Rate.perMinute(250))),
            Evidence.recorded(2020, Part.READ, Part.CREATE, Part.UPDATE, Part.DELETE)));
  }

  @Override
  protected ZoneStore<?> open(Login login) {
    var credentials = Credentials.header("Authorization", "Bearer ", login.text("token"));
    return new DigitalOceanStore(
        new DigitalOceanClient(login.account(credentials, DigitalOceanClient.DIALECT)));
  }
}
