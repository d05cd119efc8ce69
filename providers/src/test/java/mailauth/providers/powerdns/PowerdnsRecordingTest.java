package mailauth.providers.powerdns;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRset;
import mailauth.core.dns.RecordType;
import mailauth.core.dns.Txt;
import mailauth.providers.web.HostedZone;
import mailauth.providers.web.Opened;
import mailauth.providers.web.Replay;
import mailauth.providers.web.Step;
import org.junit.jupiter.api.Test;

/** What an early PowerDNS 4 was asked and said; the real server is asked in the IT. */
class PowerdnsRecordingTest {
  private static final Map<String, String> PROOF = Map.of("X-API-Key", "a-key");
  private static final HostedZone ZONE =
      HostedZone.of("sometestdomain.com.", "sometestdomain.com.").findFirst().orElseThrow();

  @Test
  void readsAndWrites() throws Exception {
    var name = Name.of("_acme-challenge.test.sometestdomain.com");
    var wanted = RRset.of(name, RecordType.TXT, 3600, Txt.of("challengetoken"));
    try (var replay =
        Replay.of(
                "powerdns",
                "",
                "when_calling_create_record_for_TXT_with_valid_name_and_content",
                0,
                1)
            .start()) {
      var type = new PowerdnsType();
      var store =
          (PowerdnsStore) type.open(Opened.login(type, replay.endpoint(), Map.of("key", "a-key")));
      store.read(ZONE, name);
      store.write(ZONE, List.of(new Step<>(wanted.key(), Optional.empty(), Optional.of(wanted))));
      replay.assertAsked(PROOF);
    }
  }
}
