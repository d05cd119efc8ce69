package mailauth.providers.azure;

import static mailauth.providers.web.Descriptor.optional;
import static mailauth.providers.web.Descriptor.secret;
import static mailauth.providers.web.Descriptor.text;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import mailauth.core.dns.RecordType;
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

/** Sets Azure DNS up. */
public final class AzureType extends WebHostType {
  private static final String ENDPOINT = "https://management.azure.com";
  private static final String AUTHORITY = "https://login.microsoftonline.com";
  private static final int LONGEST_TXT = 4096;

  public AzureType() {
    super(
        new Descriptor(
            "azure",
            "Azure DNS",
            "https://learn.microsoft.com/en-us/entra/identity-platform/howto-create-service-principal-portal",
            ENDPOINT,
            "",
            List.of(
                text("tenant-id", "AZURE_TENANT_ID", "the directory that the application is in"),
                text("client-id", "AZURE_CLIENT_ID", "the application's id"),
                secret("client-secret", "AZURE_CLIENT_SECRET", "a secret of the application"),
                text("subscription-id", "AZURE_SUBSCRIPTION_ID", "the zones' subscription"),
                optional(
                    "resource-group",
                    "AZURE_RESOURCE_GROUP",
                    "the only resource group to use; all of the subscription's unless given"),
                optional(
                    "authority",
                    "AZURE_AUTHORITY_HOST",
                    "another URL than %s to get tokens from".formatted(AUTHORITY))),
            "the role DNS Zone Contributor",
            new Capabilities(
                Swap.NATIVE,
                false,
                Capabilities.usualTypes(RecordType.PTR),
                LONGEST_TXT,
                1,
                Optional.empty()),
            Evidence.recorded(2023, Part.ZONES, Part.READ, Part.CREATE, Part.UPDATE, Part.DELETE)));
  }

  @Override
  protected ZoneStore<?> open(Login login) {
    var authority = authority(login);
    var application = Application.of(login);
    var credentials =
        new FetchedToken(
            Set.of(application.secret()),
            login.http().pace(),
            () -> token(login, authority, application));
    return new AzureStore(
        new AzureClient(
            login.account(credentials, AzureClient.DIALECT),
            login.text("subscription-id"),
            login.optional("resource-group")));
  }

  private static BaseUrl authority(Login login) {
    try {
      return BaseUrl.parse(login.optional("authority").orElse(AUTHORITY), false);
    } catch (IllegalArgumentException e) {
      throw new HostException("'authority': " + e.getMessage(), e);
    }
  }

  /** Who asks. */
  private record Application(String tenant, String id, String secret, String scope) {
    static Application of(Login login) {
      return new Application(
          login.text("tenant-id"),
          login.text("client-id"),
          login.text("client-secret"),
          login.url(ENDPOINT) + "/.default");
    }

    /** The client credentials grant (RFC 6749 section 4.4). */
    Request request() {
      var form =
          Content.form(
              List.of(
                  new Field("grant_type", "client_credentials"),
                  new Field("client_id", id),
                  new Field("client_secret", secret),
                  new Field("scope", scope)));
      return Request.of("POST", tenant, "oauth2", "v2.0", "token").with(form).asRepeatable();
    }

    /** Without the secret. */
    @Override
    public String toString() {
      return id;
    }
  }

  private static FetchedToken.Token token(Login login, BaseUrl url, Application application)
      throws HttpFault {
    var account =
        login.account(url, Credentials.inside(Set.of(application.secret())), FetchedToken.OAUTH);
    return account.call(
        new Call<>("get an access token", application.request(), FetchedToken.Token::read));
  }
}
