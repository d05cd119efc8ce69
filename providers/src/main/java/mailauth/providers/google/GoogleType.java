package mailauth.providers.google;

import static mailauth.providers.web.Descriptor.optional;
import static mailauth.providers.web.Descriptor.secret;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import mailauth.providers.host.Capabilities;
import mailauth.providers.host.Capabilities.Swap;
import mailauth.providers.host.Evidence;
import mailauth.providers.host.Evidence.Part;
import mailauth.providers.host.HostException;
import mailauth.providers.http.BaseUrl;
import mailauth.providers.http.Call;
import mailauth.providers.http.Content;
import mailauth.providers.http.Credentials;
import mailauth.providers.http.FetchedToken;
import mailauth.providers.http.Field;
import mailauth.providers.http.HttpFault;
import mailauth.providers.http.Request;
import mailauth.providers.web.Descriptor;
import mailauth.providers.web.Login;
import mailauth.providers.web.WebHostType;
import mailauth.providers.web.ZoneStore;

/** Sets Google Cloud DNS up. */
public final class GoogleType extends WebHostType {
  private static final String GRANT = "urn:ietf:params:oauth:grant-type:jwt-bearer";

  /** What fits into one record's data (RFC 1035 section 3.2.1), a length before each 255 octets. */
  private static final int LONGEST_TXT = 65_535 - 257;

  public GoogleType() {
    super(
        new Descriptor(
            "google",
            "Google Cloud DNS",
            "https://cloud.google.com/iam/docs/keys-create-delete",
            "https://dns.googleapis.com/dns/v1",
            "",
            List.of(
                secret(
                    "service-account",
                    "GCE_SERVICE_ACCOUNT",
                    "a service account's key, the whole JSON"),
                optional("project", "GCE_PROJECT", "another project than the service account's"),
                optional(
                    "managed-zone",
                    "GCE_ZONE_ID",
                    "the id of the only zone to use, where several have one name")),
            "the role dns.admin",
            new Capabilities(
                Swap.NATIVE, true, Capabilities.everyType(), LONGEST_TXT, 1, Optional.empty()),
            Evidence.recorded(2018, Part.ZONES, Part.READ, Part.CREATE, Part.UPDATE, Part.DELETE)));
  }

  @Override
  protected ZoneStore<?> open(Login login) {
    try {
      var robot = ServiceAccount.read(login.text("service-account"));
      var project =
          login
              .optional("project")
              .or(robot::project)
              .orElseThrow(() -> new HostException("Google Cloud DNS needs a 'project'"));
      var url = BaseUrl.parse(robot.tokenUri().replaceFirst("/[^/]*$", ""), false);
      var credentials =
          new FetchedToken(
              Set.of(robot.keyText()), login.http().pace(), () -> token(login, url, robot));
      return new GoogleStore(
          new GoogleClient(login.account(credentials, GoogleClient.DIALECT), project),
          login.optional("managed-zone"));
    } catch (IllegalArgumentException e) {
      throw new HostException(String.valueOf(e.getMessage()), e);
    }
  }

  private static FetchedToken.Token token(Login login, BaseUrl url, ServiceAccount robot)
      throws HttpFault {
    var assertion = robot.assertion(login.http().pace().now());
    var account =
        login.account(
            url, Credentials.inside(Set.of(robot.keyText(), assertion)), FetchedToken.OAUTH);
    var path = robot.tokenUri().replaceFirst(".*/", "");
    var form =
        Content.form(List.of(new Field("grant_type", GRANT), new Field("assertion", assertion)));
    var request = Request.of("POST", path).with(form).asRepeatable();
    return account.call(new Call<>("get an access token", request, FetchedToken.Token::read));
  }
}
