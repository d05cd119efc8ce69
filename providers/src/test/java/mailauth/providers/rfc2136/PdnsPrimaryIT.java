package mailauth.providers.rfc2136;

import static org.assertj.core.api.Assertions.assertThat;

import mailauth.providers.host.Outcome.Failed;
import mailauth.providers.host.Outcome.Written;
import mailauth.providers.servers.PdnsServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** PowerDNS says no more than NOTAUTH of a key that it does not accept, and has no type policy. */
class PdnsPrimaryIT extends PrimaryContract {
  @RegisterExtension static final PdnsServer SERVER = new PdnsServer(ZONE);

  PdnsPrimaryIT() {
    super(SERVER);
  }

  @Override
  String words(Fault fault) {
    return " does not accept the key '%s' (NOTAUTH): its name, algorithm, secret or time is wrong"
        .formatted(fault == Fault.UNKNOWN_KEY ? "unknown" : "mailauth-key");
  }

  @Override
  String wordsWithoutKey() {
    return " does not let this machine without a TSIG key change TXT in example.com (REFUSED); in"
        + " BIND see update-policy, in PowerDNS allow-dnsupdate-from and TSIG-ALLOW-DNSUPDATE";
  }

  @Test
  void takesEveryType() {
    assertThat(createAddress()).containsExactly(new Written());
  }

  @Test
  void refusesACnameBesideData() {
    var refusal =
        new Failed(
            server()
                + " does not let the key 'mailauth-key' change TXT, CNAME in example.com (REFUSED);"
                + " in BIND see update-policy, in PowerDNS allow-dnsupdate-from and"
                + " TSIG-ALLOW-DNSUPDATE");
    assertThat(createAliasBesideData()).containsExactly(refusal, refusal);
  }
}
