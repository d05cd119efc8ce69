package mailauth.providers.rfc2136;

import static org.assertj.core.api.Assertions.assertThat;

import mailauth.providers.host.Outcome.Failed;
import mailauth.providers.host.Outcome.Written;
import mailauth.providers.servers.NamedServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** BIND names faults as the RFCs do, and leaves out in silence what may not stand together. */
class NamedPrimaryIT extends PrimaryContract {
  @RegisterExtension static final NamedServer SERVER = new NamedServer(ZONE);

  NamedPrimaryIT() {
    super(SERVER);
  }

  @Override
  String words(Fault fault) {
    return switch (fault) {
      case UNKNOWN_KEY ->
          " does not accept the key 'unknown' (BADKEY): its name or algorithm is wrong";
      case WRONG_SECRET ->
          " has another secret for the key 'mailauth-key' (BADSIG); copy the secret anew";
      case WRONG_ALGORITHM ->
          " does not accept the key 'mailauth-key' (BADKEY): its name or algorithm is wrong";
      case CLOCK_AHEAD ->
          " does not accept the time (BADTIME): the clock here is 1 h 1 min ahead of its own;"
              + " 5 min are the most";
      case CLOCK_BEHIND ->
          " does not accept the time (BADTIME): the clock here is 20 min behind its own;"
              + " 5 min are the most";
    };
  }

  @Override
  String wordsWithoutKey() {
    return " does not let this machine without a TSIG key change TXT in example.com (REFUSED); in"
        + " BIND see update-policy, in PowerDNS allow-dnsupdate-from and TSIG-ALLOW-DNSUPDATE";
  }

  @Test
  void refusesATypeOutsideItsPolicy() {
    assertThat(createAddress())
        .containsExactly(
            new Failed(
                server()
                    + " does not let the key 'mailauth-key' change A in example.com (REFUSED); in"
                    + " BIND see update-policy, in PowerDNS allow-dnsupdate-from and"
                    + " TSIG-ALLOW-DNSUPDATE"));
  }

  @Test
  void saysYesToACnameBesideDataWithoutWritingIt() {
    assertThat(createAliasBesideData())
        .containsExactly(
            new Written(),
            new Failed(
                server()
                    + " said yes but has nothing for taken.example.com CNAME; other records at"
                    + " the name keep a CNAME out"));
  }
}
