package mailauth.providers.route53;

import static mailauth.providers.web.Descriptor.optional;
import static mailauth.providers.web.Descriptor.secret;
import static mailauth.providers.web.Descriptor.text;

import java.util.List;
import java.util.Optional;
import mailauth.core.config.ProviderType.Setting;
import mailauth.core.config.ProviderType.Shape;
import mailauth.providers.host.Capabilities;
import mailauth.providers.host.Capabilities.Swap;
import mailauth.providers.host.Evidence;
import mailauth.providers.host.Evidence.Part;
import mailauth.providers.http.Rate;
import mailauth.providers.web.Descriptor;
import mailauth.providers.web.Login;
import mailauth.providers.web.WebHostType;
import mailauth.providers.web.ZoneStore;

/** Sets Route 53 up. */
public final class Route53Type extends WebHostType {
  private static final String SCOPE = "us-east-1/route53";

  /** A value takes 4,000 characters, of which every 255 octets' quotes and blank are three. */
  private static final int LONGEST_TXT = 3_950;

  public Route53Type() {
    super(
        new Descriptor(
            "route53",
            "Route 53",
            "https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/access-control-overview.html",
            "https://route53.amazonaws.com/2013-04-01",
            "",
            List.of(
                text("access-key", "AWS_ACCESS_KEY_ID", "the access key's id"),
                secret("secret-key", "AWS_SECRET_ACCESS_KEY", "the secret access key"),
                new Setting(
                    "session-token",
                    new Shape.Secret(),
                    false,
                    "AWS_SESSION_TOKEN",
                    "the session token that comes with temporary keys"),
                optional(
                    "hosted-zone",
                    "AWS_HOSTED_ZONE_ID",
                    "the id of the only hosted zone to use, where several have one name")),
            "route53:ListHostedZonesByName, ListResourceRecordSets and ChangeResourceRecordSets",
            new Capabilities(
                Swap.NATIVE,
                true,
                Capabilities.everyType(),
                LONGEST_TXT,
                0,
                Optional.of(Rate.perMinute(300))),
            Evidence.recorded(2022, Part.ZONES, Part.READ, Part.CREATE, Part.DELETE, Part.ERRORS)));
  }

  @Override
  protected ZoneStore<?> open(Login login) {
    var credentials =
        new SigV4(
            login.text("access-key"),
            login.text("secret-key"),
            login.optional("session-token"),
            SCOPE,
            login.http().pace());
    return new Route53Store(
        new Route53Client(login.account(credentials, Route53Client.DIALECT)),
        login.optional("hosted-zone"));
  }
}
