package mailauth.core.ip;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;

class IpPropertyTest {

  /** Octets of both families, with runs of zeros as addresses have them. */
  @Provide
  Arbitrary<byte[]> octets() {
    var octet =
        Arbitraries.frequencyOf(
            Tuple.of(1, Arbitraries.just((byte) 0)), Tuple.of(1, Arbitraries.bytes()));
    return Arbitraries.of(4, 16).flatMap(size -> octet.array(byte[].class).ofSize(size));
  }

  @Property
  void textAndOctetsKeepTheAddress(@ForAll("octets") byte[] octets) {
    var ip = IpAddress.ofOctets(octets);
    assertThat(ip.octets()).isEqualTo(octets);
    assertThat(IpAddress.parse(ip.toString())).hasValue(ip);
  }

  @Property
  void theJdkReadsTheSame(@ForAll("octets") byte[] octets) throws UnknownHostException {
    var ip = IpAddress.ofOctets(octets);
    assertThat(InetAddress.getByName(ip.toString())).isEqualTo(InetAddress.getByAddress(octets));
  }

  @Property
  void aNetworkContainsWhatItWasMadeFrom(
      @ForAll("octets") byte[] octets, @ForAll @IntRange(max = 128) int bits) {
    var ip = IpAddress.ofOctets(octets);
    var cidr = new Cidr(ip, Math.min(bits, ip.family().bits()));
    assertThat(cidr.contains(ip)).isTrue();
    assertThat(cidr.contains(cidr.network())).isTrue();
    assertThat(Cidr.parse(cidr.toString())).hasValue(cidr);
    assertThat(new Cidr(cidr.network(), cidr.length())).isEqualTo(cidr);
  }

  @Property
  void anythingIsReadOrNot(@ForAll String text) {
    IpAddress.parse(text).ifPresent(ip -> assertThat(IpAddress.parse(ip.toString())).hasValue(ip));
    Cidr.parse(text).ifPresent(cidr -> assertThat(Cidr.parse(cidr.toString())).hasValue(cidr));
  }
}
