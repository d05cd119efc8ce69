package mailauth.providers.rfc2136;

import static org.assertj.core.api.Assertions.assertThat;

import mailauth.providers.host.Outcome.Failed;
import mailauth.providers.host.Outcome.Written;
import mailauth.providers.servers.KnotServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Knot calls a record type that its acl lacks a bad key. */
class KnotPrimaryIT extends PrimaryContract {
  @RegisterExtension static final KnotServer SERVER = new KnotServer(ZONE);

  KnotPrimaryIT() {
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
    return " does not let this machine without a TSIG key change TXT in example.com (NOTAUTH), or"
        + " is not the zone's primary";
  }

  @Test
  void refusesATypeOutsideItsAcl() {
    assertThat(createAddress())
        .containsExactly(
            new Failed(
                server()
                    + " does not let the key 'mailauth-key' change A in example.com (BADKEY); in"
                    + " Knot see update-type in the acl"));
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
