package mailauth.providers.desec;

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

/** Sets deSEC up. */
public final class DesecType extends WebHostType {
  /** A record takes 500 octets on the wire, of which each string's length is one. */
  private static final int LONGEST_TXT = 500 - 2;

  public DesecType() {
    super(
        new Descriptor(
            "desec",
            "deSEC",
            "https://desec.readthedocs.io/en/latest/auth/tokens.html",
            "https://desec.io/api/v1",
            "",
            List.of(secret("token", "DESEC_TOKEN", "an API token")),
            "a token that may write the domain's RRsets",
            new Capabilities(
                Swap.READ_BEFORE_WRITE,
                true,
                Capabilities.everyType(),
                LONGEST_TXT,
                3600,
                Optional.of(Rate.perMinute(50))),
            Evidence.recorded(2025, Part.READ, Part.CREATE, Part.UPDATE, Part.DELETE)));
  }

  @Override
  protected ZoneStore<?> open(Login login) {
    var credentials = Credentials.header("Authorization", "Token ", login.text("token"));
    return new DesecStore(new DesecClient(login.account(credentials, DesecClient.DIALECT)));
  }
}
