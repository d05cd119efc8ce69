package mailauth.providers.gandi;

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

/** Sets Gandi up. */
public final class GandiType extends WebHostType {
  public GandiType() {
    super(
        new Descriptor(
            "gandi",
            "Gandi",
            "https://docs.gandi.net/en/managing_an_organization/organizations/personal_access_token.html",
            "https://api.gandi.net/v5/livedns",
            "",
            List.of(secret("token", "GANDIV5_PERSONAL_ACCESS_TOKEN", "a personal access token")),
            "a personal access token that may manage the domain's technical configuration",
            new Capabilities(
                Swap.READ_BEFORE_WRITE,
                false,
                Capabilities.everyType(),
                Capabilities.UNKNOWN_TXT_LIMIT,
                300,
                Optional.of(Rate.perMinute(1000))),
            Evidence.recorded(2020, Part.READ, Part.CREATE, Part.UPDATE, Part.DELETE)
                .withoutTxtLimit()));
  }

  @Override
  protected ZoneStore<?> open(Login login) {
    var credentials = Credentials.header("Authorization", "Bearer ", login.text("token"));
    return new GandiStore(new GandiClient(login.account(credentials, GandiClient.DIALECT)));
  }
}
