package mailauth.providers.inwx;

import static mailauth.providers.web.Descriptor.secret;
import static mailauth.providers.web.Descriptor.text;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import mailauth.core.config.ProviderType.Setting;
import mailauth.core.config.ProviderType.Shape;
import mailauth.core.dns.RecordType;
import mailauth.providers.host.Capabilities;
import mailauth.providers.host.Capabilities.Swap;
import mailauth.providers.host.Evidence;
import mailauth.providers.host.Evidence.Part;
import mailauth.providers.host.HostException;
import mailauth.providers.http.Credentials;
import mailauth.providers.http.FetchedToken;
import mailauth.providers.web.Descriptor;
import mailauth.providers.web.Login;
import mailauth.providers.web.WebHostType;
import mailauth.providers.web.ZoneStore;

/** Sets INWX up. */
public final class InwxType extends WebHostType {
  private static final String SHARED_SECRET = "shared-secret";

  /** It names no limit; this holds any DKIM key. */
  private static final int LONGEST_TXT = 2048;

  public InwxType() {
    super(
        new Descriptor(
            "inwx",
            "INWX",
            "https://www.inwx.com/en/help/apidoc",
            "https://api.domrobot.com",
            "",
            List.of(
                text("user", "INWX_USERNAME", "a user of the account"),
                secret("password", "INWX_PASSWORD", "the user's password"),
                new Setting(
                    SHARED_SECRET,
                    new Shape.Secret(),
                    false,
                    "INWX_SHARED_SECRET",
                    "what the user's one-time passwords are made from, where INWX asks for them")),
            "a user with the role DNS management",
            new Capabilities(
                Swap.READ_BEFORE_WRITE,
                false,
                Capabilities.usualTypes(RecordType.TLSA),
                LONGEST_TXT,
                300,
                Optional.empty()),
            Evidence.recorded(2018, Part.READ, Part.CREATE, Part.UPDATE, Part.DELETE)
                .withoutTxtLimit()));
  }

  @Override
  protected ZoneStore<?> open(Login login) {
    var user = login.text("user");
    var password = login.text("password");
    var secret = login.optional(SHARED_SECRET);
    var secrets = new HashSet<>(Set.of(password));
    secret.ifPresent(secrets::add);
    var dialect = new InwxDialect();
    var pace = login.http().pace();
    var session =
        new InwxSession(
            login.account(Credentials.inside(secrets), dialect),
            pace,
            user,
            password,
            secret.map(InwxType::passwords));
    var credentials = new FetchedToken(secrets, pace, session, InwxSession::header);
    return new InwxStore(new InwxClient(login.account(credentials, dialect)));
  }

  private static OneTimePassword passwords(String secret) {
    try {
      return new OneTimePassword(secret);
    } catch (IllegalArgumentException e) {
      throw new HostException("INWX: " + e.getMessage(), e);
    }
  }
}
