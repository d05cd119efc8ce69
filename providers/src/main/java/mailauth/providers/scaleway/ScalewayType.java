package mailauth.providers.scaleway;

import static mailauth.providers.web.Descriptor.optional;
import static mailauth.providers.web.Descriptor.secret;

import java.util.Collections;
import java.util.EnumSet;
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

/** Sets Scaleway up. */
public final class ScalewayType extends WebHostType {
  /** Its documentation names no limit; this is far above any key or policy. */
  private static final int LONGEST_TXT = 16 * 255;

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
                Collections.unmodifiableSet(EnumSet.allOf(RecordType.class)),
                LONGEST_TXT,
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
