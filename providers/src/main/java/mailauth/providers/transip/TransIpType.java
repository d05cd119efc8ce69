package mailauth.providers.transip;

import static mailauth.providers.web.Descriptor.secret;
import static mailauth.providers.web.Descriptor.text;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import mailauth.core.dns.RecordType;
import mailauth.providers.host.Capabilities;
import mailauth.providers.host.Capabilities.Swap;
import mailauth.providers.host.Evidence;
import mailauth.providers.host.Evidence.Part;
import mailauth.providers.host.HostException;
import mailauth.providers.http.Call;
import mailauth.providers.http.FetchedToken;
import mailauth.providers.http.HttpFault;
import mailauth.providers.http.Rate;
import mailauth.providers.http.Request;
import mailauth.providers.web.Descriptor;
import mailauth.providers.web.Login;
import mailauth.providers.web.WebHostType;
import mailauth.providers.web.ZoneStore;

/** Sets TransIP up. */
public final class TransIpType extends WebHostType {
  private static final int LONGEST_TXT = 1024;
  private static final int NONCE_BITS = 128;
  private static final Duration LIFE = Duration.ofMinutes(30);

  private final SecureRandom random = new SecureRandom();

  public TransIpType() {
    super(
        new Descriptor(
            "transip",
            "TransIP",
            "https://api.transip.nl/rest/docs.html",
            "https://api.transip.nl/v6",
            "",
            List.of(
                text("account", "TRANSIP_ACCOUNT_NAME", "the account's name"),
                secret(
                    "private-key",
                    "TRANSIP_PRIVATE_KEY",
                    "a key pair's private half, the whole PEM; file:PATH reads a file")),
            "the API switched on, and a key pair that takes any IP address",
            new Capabilities(
                Swap.READ_BEFORE_WRITE,
                false,
                Capabilities.usualTypes(RecordType.TLSA),
                LONGEST_TXT,
                60,
                Optional.of(new Rate(1000, Duration.ofMinutes(15)))),
            Evidence.recorded(2022, Part.READ, Part.CREATE, Part.DELETE)));
  }

  @Override
  protected ZoneStore<?> open(Login login) {
    try {
      var account = login.text("account");
      var key = TransIpKey.read(login.text("private-key"));
      var credentials =
          new FetchedToken(key.secrets(), login.http().pace(), () -> token(login, account, key));
      return new TransIpStore(new TransIpClient(login.account(credentials, TransIpClient.DIALECT)));
    } catch (IllegalArgumentException e) {
      throw new HostException(String.valueOf(e.getMessage()), e);
    }
  }

  /** Asked again where TransIP is ill for a moment: at worst it has seen the nonce, and says no. */
  private FetchedToken.Token token(Login login, String account, TransIpKey key) throws HttpFault {
    var body = new LinkedHashMap<String, Object>();
    body.put("login", account);
    body.put("nonce", new BigInteger(NONCE_BITS, random).toString(Character.MAX_RADIX));
    body.put("read_only", false);
    body.put("expiration_time", LIFE.toMinutes() + " minutes");
    body.put("global_key", true);
    return login
        .account(key, TransIpClient.DIALECT)
        .call(
            new Call<>(
                "get an access token",
                Request.of("POST", "auth").with(body).asRepeatable(),
                answer -> new FetchedToken.Token(answer.json().text("token"), LIFE)));
  }
}
