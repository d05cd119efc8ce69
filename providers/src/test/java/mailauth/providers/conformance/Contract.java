package mailauth.providers.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRset;
import mailauth.core.dns.RRsetKey;
import mailauth.core.dns.Rdata;
import mailauth.core.dns.RecordType;
import mailauth.core.dns.Txt;
import mailauth.core.ip.IpAddress;
import mailauth.providers.host.Capabilities;
import mailauth.providers.host.Reading;

/** What the parts of {@link DnsHostContract} share. */
interface Contract {
  Name ZONE = Name.of("example.com");

  /** Outside the zones: BIND refuses an MX whose host it should know and does not. */
  Name MAIL = Name.of("mail.example.org");

  long TTL = 3600;

  /** Sets a place up with these zones and nothing else. */
  Stage stage(Zone... zones);

  /** Whether the host gives records back in the order they were written in. */
  default boolean keepsOrder() {
    return false;
  }

  /** Whether the host takes a TXT value; what it does not take, it must refuse untouched. */
  default boolean takes(Txt value, Capabilities capabilities) {
    return value.joined().length() <= capabilities.longestTxt();
  }

  static Name name(String left) {
    return Name.of(left).under(ZONE);
  }

  static RRset txt(Name name, String... values) {
    var records = Arrays.stream(values).<Rdata>map(Txt::of).toList();
    return new RRset(name, RecordType.TXT, TTL, records);
  }

  static RRset cname(Name name, String target) {
    return RRset.of(name, RecordType.CNAME, TTL, new Rdata.Host(Name.of(target)));
  }

  static Rdata address(String literal) {
    return new Rdata.Address(IpAddress.parse(literal).orElseThrow());
  }

  /** Checks for an RRset, records in any order. */
  static void assertHolds(Reading reading, RRset rrset) {
    assertThat(reading)
        .isInstanceOfSatisfying(
            Reading.Present.class,
            present -> {
              assertThat(present.rrset().key()).isEqualTo(rrset.key());
              assertThat(present.rrset().ttl()).isEqualTo(rrset.ttl());
              assertThat(present.rrset().records())
                  .containsExactlyInAnyOrderElementsOf(rrset.records());
            });
  }

  /** Checks what stands in the zone by other means than the host's. */
  static void assertStands(Stage stage, RRset rrset) {
    assertThat(stage.look(rrset.key())).containsExactlyInAnyOrderElementsOf(rrset.records());
  }

  static void assertBare(Stage stage, RRsetKey key) {
    assertThat(stage.look(key)).isEmpty();
  }
}
