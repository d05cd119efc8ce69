package mailauth.providers.rfc2136;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRset;
import mailauth.core.dns.RecordType;
import mailauth.core.dns.Txt;
import mailauth.providers.host.Outcome;
import mailauth.providers.host.Replacement;
import mailauth.providers.rfc2136.CuttingProxy.Cut;
import mailauth.providers.servers.DnsServer;
import mailauth.providers.servers.KnotServer;
import mailauth.providers.servers.ZoneText;
import mailauth.providers.wire.Endpoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A connection that breaks after an update was sent leaves a question, which reading answers. */
class InDoubtIT {
  @RegisterExtension
  static final KnotServer SERVER = new KnotServer(ZoneText.of("example.com", ""));

  @Test
  void findsThatItWasWritten() throws IOException {
    assertThat(replaceThrough(Cut.AFTER, "after")).isEqualTo(new Outcome.Written());
    assertStands("after", true);
  }

  @Test
  void findsThatItWasNot() throws IOException {
    assertThat(replaceThrough(Cut.BEFORE, "before"))
        .isInstanceOfSatisfying(
            Outcome.Failed.class,
            failed ->
                assertThat(failed.reason())
                    .endsWith(" closed the connection; nothing was changed"));
    assertStands("before", false);
  }

  @Test
  void isUnsureWhereReadingFailsToo() throws IOException {
    assertThat(replaceThrough(Cut.FOR_GOOD, "unsure"))
        .isInstanceOfSatisfying(
            Outcome.Unsure.class,
            unsure ->
                assertThat(unsure.reason())
                    .matches(
                        ".* closed the connection; and then: .* refuses connections;"
                            + " is it the right port\\?"));
  }

  @Test
  void sendsAgainWhatAServerHadNoPatienceFor() throws IOException {
    assertThat(replaceThrough(Cut.BEFORE_SECOND, "one", "two", "three"))
        .containsOnly(new Outcome.Written());
    assertStands("two", true);
  }

  private static Outcome replaceThrough(Cut cut, String label) throws IOException {
    return replaceThrough(cut, new String[] {label}).getFirst();
  }

  /** One update for each label. */
  private static List<Outcome> replaceThrough(Cut cut, String... labels) throws IOException {
    var key = Hosts.group(Hosts.key(DnsServer.KEY_NAME, DnsServer.SECRET));
    try (var proxy = new CuttingProxy(SERVER.address(), cut)) {
      var server = Hosts.text(Endpoint.text(proxy.address()));
      try (var host = Hosts.open(Map.of("server", server, "tsig", key), Clock.systemUTC())) {
        var outcomes = new ArrayList<Outcome>();
        for (var label : labels) {
          outcomes.addAll(host.replace(List.of(Replacement.creation(wanted(label)))));
        }
        return outcomes;
      }
    }
  }

  private static void assertStands(String label, boolean stands) {
    try (var host = Hosts.of(SERVER)) {
      var wanted = wanted(label);
      assertThat(host.read(wanted.key()).found())
          .isEqualTo(stands ? Optional.of(wanted) : Optional.empty());
    }
  }

  private static RRset wanted(String label) {
    return RRset.of(Name.of(label + ".example.com"), RecordType.TXT, 60, Txt.of("text"));
  }
}
