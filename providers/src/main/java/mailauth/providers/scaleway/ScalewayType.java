package mailauth.providers.scaleway;

import static mailauth.providers.web.Descriptor.optional;
import static mailauth.providers.web.Descriptor.secret;

import java.util.List;
import java.util.Optional;
import mailauth.providers.host.Capabilities;
import mailauth.providers.host.Capabilities.Swap;
import mailauth.providers.host.Evidence;
import mailauth.providers.host.Evidence.Part;
import mailauth.providers.http.Credentials;
import mailauth.providers.web.Descriptor;
import mailauth.providers.web.Login;
import mailauth.providers.web.WebHostType;
import mailauth.providers.web.ZoneStore;

/** Sets Scaleway up. */
public final class ScalewayType extends WebHostType {
  public ScalewayType() {
    super(
        new Descriptor(
            "scaleway",
            "Scaleway",
            "https://www.scaleway.com/en/docs/iam/how-to/create-api-keys/",
            "https://api.scaleway.com/domain/v2beta1",
            "",
            List.of(
                secret("secret-key", "SCW_SECRET_KEY", "an API key's secret key"),
                optional("project", "SCW_PROJECT_ID", "the id of the only project to use")),
            "the permission set DomainsDNSFullAccess",
            new Capabilities(
                Swap.READ_BEFORE_WRITE,
                true,
                Capabilities.everyType(),
                Capabilities.UNKNOWN_TXT_LIMIT,
                60,
                Optional.empty()),
            Evidence.recorded(2025, Part.READ, Part.CREATE, Part.UPDATE, Part.DELETE)));
  }

  @Override
  protected ZoneStore<?> open(Login login) {
    var credentials = Credentials.header("X-Auth-Token", "", login.text("secret-key"));
    return new ScalewayStore(
        new ScalewayClient(
            login.account(credentials, ScalewayClient.DIALECT), login.optional("project")));
  }
}
