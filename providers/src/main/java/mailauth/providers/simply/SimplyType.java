package mailauth.providers.simply;

import static mailauth.providers.web.Descriptor.secret;
import static mailauth.providers.web.Descriptor.text;

import java.util.List;
import java.util.Optional;
import mailauth.core.dns.RecordType;
import mailauth.providers.host.Capabilities;
import mailauth.providers.host.Capabilities.Swap;
import mailauth.providers.host.Evidence;
import mailauth.providers.http.Credentials;
import mailauth.providers.web.Descriptor;
import mailauth.providers.web.Login;
import mailauth.providers.web.WebHostType;
import mailauth.providers.web.ZoneStore;

/** Sets Simply.com up. */
public final class SimplyType extends WebHostType {
  /** It names no limit; this holds any DKIM key. */
  private static final int LONGEST_TXT = 2048;

  public SimplyType() {
    super(
        new Descriptor(
            "simply",
            "Simply.com",
            "https://www.simply.com/en/docs/api/",
            "https://api.simply.com/2",
            "",
            List.of(
                text("account", "SIMPLY_ACCOUNT_NAME", "the account, as S123456"),
                secret("key", "SIMPLY_API_KEY", "the account's API key")),
            "the account's own API key",
            new Capabilities(
                Swap.READ_BEFORE_WRITE,
                false,
                Capabilities.usualTypes(RecordType.TLSA),
                LONGEST_TXT,
                120,
                Optional.empty()),
            Evidence.documented().withoutTxtLimit()));
  }

  @Override
  protected ZoneStore<?> open(Login login) {
    var credentials = Credentials.basic(login.text("account"), login.text("key"));
    return new SimplyStore(new SimplyClient(login.account(credentials, new SimplyDialect())));
  }
}
