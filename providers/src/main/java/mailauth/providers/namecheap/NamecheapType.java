package mailauth.providers.namecheap;

import static mailauth.providers.web.Descriptor.optional;
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

/** Sets Namecheap up. */
public final class NamecheapType extends WebHostType {
  /** It names no limit; this holds any DKIM key. */
  private static final int LONGEST_TXT = 2048;

  public NamecheapType() {
    super(
        new Descriptor(
            "namecheap",
            "Namecheap",
            "https://www.namecheap.com/support/api/intro/",
            "https://api.namecheap.com",
            "",
            List.of(
                text("user", "NAMECHEAP_API_USER", "the account that the key is for"),
                secret("key", "NAMECHEAP_API_KEY", "the account's API key"),
                text(
                    "client-ip",
                    "NAMECHEAP_CLIENT_IP",
                    "the IPv4 address that this runs at, which the account must allow"),
                optional(
                    "owner",
                    "NAMECHEAP_USER_NAME",
                    "the account whose domains they are, where it is another one")),
            "API access switched on, this machine's IPv4 address on the account's list, and an"
                + " account of the size that Namecheap asks for",
            new Capabilities(
                Swap.READ_BEFORE_WRITE,
                true,
                Capabilities.usualTypes(),
                LONGEST_TXT,
                60,
                Optional.of(Rate.perMinute(50))),
            Evidence.recorded(2020, Part.READ, Part.CREATE, Part.DELETE).withoutTxtLimit()));
  }

  @Override
  protected ZoneStore<?> open(Login login) {
    var user = login.text("user");
    var key = login.text("key");
    var fields =
        List.of(
            new Field("ApiUser", user),
            new Field("ApiKey", key),
            new Field("UserName", login.optional("owner").orElse(user)));
    var account = login.account(Credentials.inside(Set.of(key)), new NamecheapDialect());
    return new NamecheapStore(new NamecheapClient(account, fields, login.text("client-ip")));
  }
}
