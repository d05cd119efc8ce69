package mailauth.providers.manual;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import mailauth.core.dns.Answer;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRset;
import mailauth.core.dns.RRsetKey;
import mailauth.core.dns.RecordType;
import mailauth.core.dns.Txt;
import mailauth.providers.authority.Delegation;
import mailauth.providers.conformance.ReadableHostContract;
import mailauth.providers.conformance.Stage;
import mailauth.providers.conformance.Zone;
import mailauth.providers.host.Authority;
import mailauth.providers.host.DnsHost;
import mailauth.providers.host.Outcome;
import mailauth.providers.host.Reading;
import mailauth.providers.host.Replacement;
import mailauth.providers.resolver.Resolver;
import mailauth.providers.servers.DnsServer;
import mailauth.providers.servers.KnotServer;
import mailauth.providers.servers.NamedServer;
import mailauth.providers.servers.ServerStage;
import mailauth.providers.servers.ZoneText;
import org.junit.jupiter.api.Test;

/** A host that is read through DNS, and never written to. */
class ManualHostIT implements ReadableHostContract {
  private static final RRsetKey APEX = new RRsetKey(Name.of("example.com"), RecordType.TXT);

  @Override
  public Stage stage(Zone... zones) {
    return ServerStage.start(KnotServer::new, ManualHostIT::host, zones);
  }

  private static DnsHost host(DnsServer server) {
    var authority = new Authority(Name.of("ns1.example.com"), server.address());
    return new ManualHost(
        new ManualType().capabilities(),
        new Delegation((name, type) -> new Answer.Failed("nobody"), List.of()),
        List.of(authority));
  }

  @Test
  void findsTheServersByThemselves() throws Exception {
    try (var server = new NamedServer(ZoneText.of("example.com", "@ TXT \"here\"\n"))) {
      server.open();
      var resolvers = List.of(server.address());
      try (var resolver = Resolver.of(resolvers);
          var host =
              new ManualHost(
                  new ManualType().capabilities(),
                  new Delegation(resolver, resolvers),
                  List.of())) {
        assertThat(host.read(APEX).found()).map(RRset::records).contains(List.of(Txt.of("here")));
        assertThat(host.authorities(Name.of("_dmarc.example.com")))
            .containsExactly(new Authority(Name.of("ns1.example.com"), server.address()));
      }
    }
  }

  @Test
  void leavesTheWorkToAPerson() throws Exception {
    try (var server = new KnotServer(ZoneText.of("example.com", "@ TXT \"he\" \"re\"\n"))) {
      server.open();
      try (var host = host(server)) {
        assertThat(host.replace(List.of(to("there"), to("here"))))
            .containsExactly(new Outcome.ByHand(), new Outcome.Written());
        assertThat(host.read(APEX).found()).isPresent();
      }
    }
  }

  private static Replacement to(String text) {
    var wanted = RRset.of(APEX.name(), RecordType.TXT, 60, Txt.of(text));
    return new Replacement(APEX, Optional.empty(), Optional.of(wanted));
  }

  @Test
  void aWildcardIsNotARecordOfEachName() throws Exception {
    try (var server =
        new KnotServer(
            ZoneText.of("example.com", "* TXT \"any\"\n*.sub TXT \"deep\"\nown TXT \"own\"\n"))) {
      server.open();
      try (var host = host(server)) {
        assertThat(read(host, "x.example.com")).isInstanceOf(Reading.Absent.class);
        assertThat(read(host, "a.b.sub.example.com")).isInstanceOf(Reading.Absent.class);
        assertThat(read(host, "*.example.com")).isInstanceOf(Reading.Present.class);
        assertThat(read(host, "own.example.com")).isInstanceOf(Reading.Present.class);
      }
    }
  }

  private static Reading read(DnsHost host, String name) {
    return host.read(new RRsetKey(Name.of(name), RecordType.TXT));
  }
}
