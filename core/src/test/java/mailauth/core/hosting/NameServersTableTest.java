package mailauth.core.hosting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import mailauth.core.dns.Name;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Name servers as they stand in public zones. */
class NameServersTableTest {

  @ParameterizedTest
  @CsvSource({
    "ada.ns.cloudflare.com, cloudflare",
    "ns-1234.awsdns-26.org, route53",
    "ns-cloud-a1.googledomains.com, google",
    "ns1-07.azure-dns.com, azure",
    "ns2.desec.org, desec",
    "ns-12-a.gandi.net, gandi",
    "ns1.namesystem.se, glesys",
    "ns1.ui-dns.biz, ionos",
    "ns2.loopia.se, loopia",
    "dns19.ovh.net, ovh",
    "maceio.ns.porkbun.com, porkbun",
    "helium.ns.hetzner.de, hetzner",
    "robotns3.second-ns.com, hetzner",
    "ns1.your-server.de, hetzner",
    "ns45.domaincontrol.com, godaddy",
    "dns1.registrar-servers.com, namecheap",
    "ns.inwx.de, inwx",
    "ns3.inwx.eu, inwx",
    "ns3.simply.com, simply",
    "ns0.dom.scw.cloud, scaleway",
    "ns1.transip.nl, transip",
    "second-dns.netcup.net, netcup",
    "1-you.njalla.no, njalla",
    "kiki.bunny.net, bunny",
    "dns1.p01.nsone.net, ns1",
    "ns2.dnsimple-edge.net, dnsimple",
    "ns01.one.com, one.com",
    "ns1.hyp.net, domeneshop",
    "nsany1.infomaniak.com, infomaniak",
    "docks09.rzone.de, strato",
    "nsa.dnsnode.net, netnod",
    "ns1.inleed.net, inleed",
    "dns2.oderland.com, oderland",
    "ns1.dns-parking.com, hostinger",
  })
  void tellWhoHostsTheZone(String server, String type) {
    assertThat(NameServers.read().company(List.of(Name.of(server))))
        .hasValueSatisfying(company -> assertThat(company.type()).isEqualTo(type));
  }

  @Test
  void ofSomebodyElseTellNothing() {
    assertThat(NameServers.read().company(List.of(Name.of("ns1.example.com")))).isEmpty();
    assertThat(NameServers.read().company(List.of())).isEmpty();
  }
}
