package mailauth.providers.godaddy;

import static mailauth.providers.web.Descriptor.secret;
import static mailauth.providers.web.Descriptor.text;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import mailauth.providers.host.Capabilities;
import mailauth.providers.host.Capabilities.Swap;
import mailauth.providers.host.Evidence;
import mailauth.providers.host.Evidence.Part;
import mailauth.providers.http.Credentials;
import mailauth.providers.http.Field;
import mailauth.providers.http.Rate;
import mailauth.providers.web.Descriptor;
import mailauth.providers.web.Login;
import mailauth.providers.web.WebHostType;
import mailauth.providers.web.ZoneStore;

/** Sets GoDaddy up. */
public final class GoDaddyType extends WebHostType {
  /** Its documentation names no limit; users report that it refuses more. */
  private static final int LONGEST_TXT = 512;

  public GoDaddyType() {
    super(
        new Descriptor(
            "godaddy",
            "GoDaddy",
            "https://developer.godaddy.com/getstarted",
            "https://api.godaddy.com/v1",
            "",
            List.of(
                text("key", "GODADDY_API_KEY", "the key of a production API key"),
                secret("secret", "GODADDY_API_SECRET", "the secret of the same")),
            "a production key, not a test one; GoDaddy serves only accounts with at least 10"
                + " domains, of late 1, or with its Discount Domain Club",
            new Capabilities(
                Swap.READ_BEFORE_WRITE,
                false,
                Capabilities.usualTypes(),
                LONGEST_TXT,
                600,
                Optional.of(Rate.perMinute(60))),
            Evidence.recorded(2021, Part.READ, Part.CREATE, Part.UPDATE)));
  }

  @Override
  protected ZoneStore<?> open(Login login) {
    var secret = login.text("secret");
    var pair = login.text("key") + ":" + secret;
    var credentials =
        new Credentials.Fixed(
            List.of(new Field("Authorization", "sso-key " + pair)), Set.of(secret, pair));
    return new GoDaddyStore(new GoDaddyClient(login.account(credentials, GoDaddyClient.DIALECT)));
  }
}
