package mailauth.providers.glesys;

import static mailauth.providers.web.Descriptor.secret;
import static mailauth.providers.web.Descriptor.text;

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

/** Sets GleSYS up. */
public final class GlesysType extends WebHostType {
  /** It names no limit; this holds any DKIM key. */
  private static final int LONGEST_TXT = 2048;

  public GlesysType() {
    super(
        new Descriptor(
            "glesys",
            "GleSYS",
            "https://github.com/glesys/API/wiki",
            "https://api.glesys.com",
            "",
            List.of(
                text("user", "GLESYS_API_USER", "the project, such as cl12345"),
                secret("key", "GLESYS_API_KEY", "an API key")),
            "an API key with permission to domain: list, listrecords, addrecord, updaterecord and"
                + " deleterecord",
            new Capabilities(
                Swap.READ_BEFORE_WRITE,
                false,
                Capabilities.usualTypes(),
                LONGEST_TXT,
                60,
                Optional.empty()),
            Evidence.recorded(2017, Part.ZONES, Part.READ, Part.CREATE, Part.UPDATE, Part.DELETE)
                .withoutTxtLimit()));
  }

  @Override
  protected ZoneStore<?> open(Login login) {
    var credentials = Credentials.basic(login.text("user"), login.text("key"));
    return new GlesysStore(new GlesysClient(login.account(credentials, GlesysClient.DIALECT)));
  }
}
