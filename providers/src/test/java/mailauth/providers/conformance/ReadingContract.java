package mailauth.providers.conformance;

import static mailauth.providers.conformance.Contract.assertHolds;
import static mailauth.providers.conformance.Contract.name;
import static mailauth.providers.conformance.Contract.txt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRset;
import mailauth.core.dns.RRsetKey;
import mailauth.core.dns.Rdata;
import mailauth.core.dns.RecordType;
import mailauth.providers.host.HostException;
import mailauth.providers.host.Reading;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What {@code read} and {@code zones} give. */
interface ReadingContract extends Contract {

  @TestFactory
  @Execution(ExecutionMode.SAME_THREAD) // its examples share a host
  default Stream<DynamicTest> readsEveryType() {
    var host = Name.of("mail.example.net");
    var rrsets =
        List.of(
            RRset.of(name("a"), RecordType.A, TTL, Contract.address("192.0.2.1")),
            RRset.of(name("aaaa"), RecordType.AAAA, TTL, Contract.address("2001:db8::1")),
            RRset.of(name("cname"), RecordType.CNAME, TTL, new Rdata.Host(host)),
            RRset.of(
                name("mx"),
                RecordType.MX,
                TTL,
                new Rdata.Mx(10, host),
                new Rdata.Mx(20, Name.of("mail2.example.net"))),
            RRset.of(name("no-mail"), RecordType.MX, TTL, Rdata.Mx.NULL),
            RRset.of(name("delegated"), RecordType.NS, TTL, new Rdata.Host(host)),
            RRset.of(name("ptr"), RecordType.PTR, TTL, new Rdata.Host(host)),
            RRset.of(
                name("_25._tcp"), RecordType.TLSA, TTL, new Rdata.Tlsa(3, 1, 1, "ab".repeat(32))),
            txt(name("txt"), "v=spf1 -all"));
    var stage = stage(new Zone(ZONE, rrsets, false));
    var dns = stage.open();
    return rrsets.stream()
        .filter(rrset -> dns.capabilities().types().contains(rrset.type()))
        .map(rrset ->
            DynamicTest.dynamicTest(
                rrset.key().toString(), () -> assertHolds(dns.read(rrset.key()), rrset)))
        .onClose(dns::close)
        .onClose(stage::close);
  }

  @Test
  default void readsNothingWhereNothingIs() {
    try (var stage = stage(Zone.of(ZONE, txt(name("there"), "text")));
        var host = stage.open()) {
      assertThat(host.read(new RRsetKey(name("gone"), RecordType.TXT)))
          .isEqualTo(new Reading.Absent());
      assertThat(host.read(new RRsetKey(name("there"), RecordType.MX)))
          .isEqualTo(new Reading.Absent());
    }
  }

  @Test
  default void readsAnAliasWhereACnameHoldsTheName() {
    var alias = Contract.cname(name("s1._domainkey"), "s1.dkim.example.net");
    try (var stage = stage(Zone.of(ZONE, alias));
        var host = stage.open()) {
      assertThat(host.read(new RRsetKey(alias.name(), RecordType.TXT)))
          .isEqualTo(new Reading.Alias(alias));
      assertThat(host.read(alias.key())).isEqualTo(new Reading.Present(alias));
    }
  }

  @Test
  default void findsTheClosestZone() {
    var child = Name.of("lab").under(ZONE);
    var inChild = txt(Name.of("_dmarc").under(child), "v=DMARC1; p=none");
    var inParent = txt(name("_dmarc"), "v=DMARC1; p=reject");
    try (var stage = stage(Zone.of(ZONE, inParent), Zone.of(child, inChild));
        var host = stage.open()) {
      assertHolds(host.read(inChild.key()), inChild);
      assertHolds(host.read(inParent.key()), inParent);
    }
  }

  @Test
  default void listsTheZonesSortedOrNone() {
    var other = Name.of("example.net");
    try (var stage = stage(Zone.of(other), Zone.of(ZONE));
        var host = stage.open()) {
      assertThat(host.zones()).isIn(List.of(ZONE, other), Collections.emptyList());
    }
  }

  @Test
  default void refusesANameInNoZone() {
    try (var stage = stage(Zone.of(ZONE));
        var host = stage.open()) {
      assertThatThrownBy(() -> host.read(new RRsetKey(Name.of("other.test"), RecordType.TXT)))
          .isInstanceOf(HostException.class)
          .hasMessageContaining("other.test");
    }
  }
}
