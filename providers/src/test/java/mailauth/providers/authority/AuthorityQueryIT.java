package mailauth.providers.authority;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.stream.Stream;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRset;
import mailauth.core.dns.RRsetKey;
import mailauth.core.dns.Rdata;
import mailauth.core.dns.RecordType;
import mailauth.core.dns.Txt;
import mailauth.providers.host.Authority;
import mailauth.providers.host.HostException;
import mailauth.providers.host.Reading;
import mailauth.providers.servers.NamedServer;
import mailauth.providers.servers.ZoneText;
import mailauth.providers.wire.Endpoint;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AuthorityQueryIT {
  private static final Txt LONG = new Txt(Collections.nCopies(8, "x".repeat(250)));

  @RegisterExtension
  static final NamedServer SERVER =
      new NamedServer(
          ZoneText.of(
              "example.com",
              """
              short TXT "text"
              long TXT %s
              alias CNAME short
              lab NS ns.lab.example.net.
              """
                  .formatted(LONG)));

  private final Authority authority = new Authority(name("ns1"), SERVER.address());

  static Stream<AuthorityQuery> transports() {
    return Stream.of(AuthorityQuery.overUdp(), AuthorityQuery.overTcp());
  }

  @ParameterizedTest
  @MethodSource("transports")
  void readsWhatTheServerHas(AuthorityQuery query) {
    try (query) {
      var text = RRset.of(name("short"), RecordType.TXT, 3600, Txt.of("text"));
      var tooLongForUdp = RRset.of(name("long"), RecordType.TXT, 3600, LONG);
      var alias = RRset.of(name("alias"), RecordType.CNAME, 3600, new Rdata.Host(name("short")));
      assertThat(query.ask(authority, text.key())).isEqualTo(new Reading.Present(text));
      assertThat(query.ask(authority, key("long"))).isEqualTo(new Reading.Present(tooLongForUdp));
      assertThat(query.ask(authority, key("alias"))).isEqualTo(new Reading.Alias(alias));
      assertThat(query.ask(authority, key("nothing"))).isEqualTo(new Reading.Absent());
    }
  }

  @ParameterizedTest
  @MethodSource("transports")
  void wantsAuthority(AuthorityQuery query) {
    var server = "ns1.example.com (" + Endpoint.text(SERVER.address()) + ")";
    try (query) {
      assertThatThrownBy(() -> query.ask(authority, key("a.lab")))
          .isInstanceOf(HostException.class)
          .hasMessage(server + " has no authority over a.lab.example.com");
      var foreign = new RRsetKey(Name.of("example.net"), RecordType.TXT);
      assertThatThrownBy(() -> query.ask(authority, foreign))
          .isInstanceOf(HostException.class)
          .hasMessage(server + " answered REFUSED when asked for example.net");
    }
  }

  private static RRsetKey key(String left) {
    return new RRsetKey(name(left), RecordType.TXT);
  }

  private static Name name(String left) {
    return Name.of(left + ".example.com");
  }
}
