package mailauth.providers.loopia;

import static mailauth.providers.web.Descriptor.optional;
import static mailauth.providers.web.Descriptor.secret;
import static mailauth.providers.web.Descriptor.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import mailauth.core.dns.RecordType;
import mailauth.providers.host.Capabilities;
import mailauth.providers.host.Capabilities.Swap;
import mailauth.providers.host.Evidence;
import mailauth.providers.http.Credentials;
import mailauth.providers.http.Rate;
import mailauth.providers.web.Descriptor;
import mailauth.providers.web.Login;
import mailauth.providers.web.WebHostType;
import mailauth.providers.web.ZoneStore;

/** Sets Loopia up. */
public final class LoopiaType extends WebHostType {
  public LoopiaType() {
    super(
        new Descriptor(
            "loopia",
            "Loopia",
            "https://www.loopia.com/api/",
            "https://api.loopia.se",
            "",
            List.of(
                text("user", "LOOPIA_API_USER", "an API user, such as name@loopiaapi"),
                secret("password", "LOOPIA_API_PASSWORD", "the API user's password"),
                optional(
                    "customer-number",
                    "LOOPIA_CUSTOMER_NUMBER",
                    "whose domains they are, for resellers")),
            "an API user that may call getDomains, getSubdomains, getZoneRecords, addSubdomain,"
                + " addZoneRecord, updateZoneRecord and removeZoneRecord",
            new Capabilities(
                Swap.READ_BEFORE_WRITE,
                false,
                Capabilities.usualTypes(RecordType.TLSA),
                450,
                300,
                Optional.of(Rate.perMinute(60))),
            Evidence.documented()));
  }

  @Override
  protected ZoneStore<?> open(Login login) {
    var password = login.text("password");
    var parameters = new ArrayList<>(List.of(login.text("user"), password));
    login.optional("customer-number").ifPresent(parameters::add);
    var account = login.account(Credentials.inside(Set.of(password)), new LoopiaDialect());
    return new LoopiaStore(new LoopiaClient(account, parameters));
  }
}
