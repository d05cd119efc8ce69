package mailauth.providers.ovh;

import static mailauth.providers.web.Descriptor.optional;
import static mailauth.providers.web.Descriptor.secret;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import mailauth.core.dns.RecordType;
import mailauth.providers.host.Capabilities;
import mailauth.providers.host.Capabilities.Swap;
import mailauth.providers.host.Evidence;
import mailauth.providers.host.Evidence.Part;
import mailauth.providers.host.HostException;
import mailauth.providers.http.Credentials;
import mailauth.providers.web.Descriptor;
import mailauth.providers.web.Login;
import mailauth.providers.web.WebHostType;
import mailauth.providers.web.ZoneStore;

/** Sets OVHcloud up. */
public final class OvhType extends WebHostType {
  /** It names no limit; this holds any DKIM key. */
  private static final int LONGEST_TXT = 2048;

  public OvhType() {
    super(
        new Descriptor(
            "ovh",
            "OVHcloud",
            "https://help.ovhcloud.com/csm/en-api-getting-started-ovhcloud-api",
            "https://eu.api.ovh.com/1.0",
            "",
            List.of(
                secret("application-key", "OVH_APPLICATION_KEY", "an application key"),
                secret("application-secret", "OVH_APPLICATION_SECRET", "its secret"),
                secret(
                    "consumer-key",
                    "OVH_CONSUMER_KEY",
                    "the consumer key that the application was given"),
                optional("region", "OVH_ENDPOINT", "ovh-eu (the default), ovh-ca or ovh-us")),
            "a consumer key for GET, POST, PUT and DELETE on /domain/zone/*",
            new Capabilities(
                Swap.READ_BEFORE_WRITE,
                false,
                Capabilities.usualTypes(RecordType.TLSA),
                LONGEST_TXT,
                60,
                Optional.empty()),
            Evidence.recorded(2018, Part.ZONES, Part.READ, Part.CREATE, Part.UPDATE, Part.DELETE)
                .withoutTxtLimit()));
  }

  @Override
  protected ZoneStore<?> open(Login login) {
    var url = login.url(url(login.optional("region").orElse("ovh-eu")));
    var anonymous = login.account(url, Credentials.inside(Set.of()), OvhClient.DIALECT);
    var signature =
        new OvhSignature(
            login.text("application-key"),
            login.text("application-secret"),
            login.text("consumer-key"),
            new OvhClock(anonymous, login.http().pace()));
    return new OvhStore(new OvhClient(login.account(url, signature, OvhClient.DIALECT)));
  }

  private static String url(String region) {
    return switch (region) {
      case "ovh-eu" -> "https://eu.api.ovh.com/1.0";
      case "ovh-ca" -> "https://ca.api.ovh.com/1.0";
      case "ovh-us" -> "https://api.us.ovhcloud.com/1.0";
      default -> {
        if (region.startsWith("https://")) {
          yield region;
        }
        throw new HostException(
            "'region' is '%s', and OVHcloud has ovh-eu, ovh-ca and ovh-us".formatted(region));
      }
    };
  }
}
