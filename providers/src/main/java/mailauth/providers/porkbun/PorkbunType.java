package mailauth.providers.porkbun;

import static mailauth.providers.web.Descriptor.secret;

import java.util.List;
import java.util.Optional;
import java.util.Set;
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

/** Sets Porkbun up. */
public final class PorkbunType extends WebHostType {
  /** It names no limit; this holds any DKIM key. */
  private static final int LONGEST_TXT = 2048;

  public PorkbunType() {
    super(
        new Descriptor(
            "porkbun",
            "Porkbun",
            "https://porkbun.com/api/json/v3/documentation",
            "https://api.porkbun.com/api/json/v3",
            "",
            List.of(
                secret("key", "PORKBUN_API_KEY", "an API key, as pk1_..."),
                secret("secret-key", "PORKBUN_SECRET_API_KEY", "its secret, as sk1_...")),
            "an API key, and API access switched on for each domain at Porkbun",
            new Capabilities(
                Swap.READ_BEFORE_WRITE,
                false,
                Capabilities.usualTypes(RecordType.TLSA),
                LONGEST_TXT,
                600,
                Optional.empty()),
            Evidence.recorded(2024, Part.READ, Part.CREATE, Part.UPDATE, Part.DELETE)
                .withoutTxtLimit()));
  }

  @Override
  protected ZoneStore<?> open(Login login) {
    var key = login.text("key");
    var secretKey = login.text("secret-key");
    var account = login.account(Credentials.inside(Set.of(key, secretKey)), new PorkbunDialect());
    return new PorkbunStore(new PorkbunClient(account, key, secretKey));
  }
}
