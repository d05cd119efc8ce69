package mailauth.core.spf;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import mailauth.core.dns.Answer;
import mailauth.core.dns.Dns;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRset;
import mailauth.core.dns.Rdata;
import mailauth.core.dns.RecordType;
import mailauth.core.dns.Txt;
import mailauth.core.ip.IpAddress;
import mailauth.core.spf.authorization.Authorization;
import mailauth.core.spf.authorization.SpfTree;
import mailauth.core.spf.evaluation.SpfEvaluation;
import mailauth.core.spf.evaluation.SpfQuery;
import mailauth.core.spf.flattening.Resolution;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.NotEmpty;

/**
 * Whatever others publish, and whoever calls: every question gets an answer, never an exception.
 */
class HostileSpfTest {
  private static final Name DOMAIN = Name.of("example.com");
  private static final List<String> TERMS =
      List.of(
          "include:%{l}.test",
          "include:%{d}",
          "include:a..test",
          "a:%{s}",
          "a:%{H}.%{p}.test",
          "mx",
          "mx:%{h1r-}.test//0",
          "ptr",
          "ptr:%{o}",
          "exists:%{i}.%{v}.test",
          "a/0",
          "-all",
          "exists:%{L4+-}._spf.test",
          "redirect=%{d}",
          "redirect=%{l}",
          "exp=%{o}",
          "moo",
          "?a:b.c",
          "ip4:0.0.0.0/0",
          "-ip6:::/0",
          "include:x%%-%_y.test",
          "a:" + "x.".repeat(140) + "test");

  @Provide
  Arbitrary<List<String>> terms() {
    return Arbitraries.of(TERMS).list().ofMaxSize(6);
  }

  @Property
  void everyQuestionIsAnswered(
      @ForAll("terms") List<String> terms,
      @ForAll @NotEmpty String sender,
      @ForAll String helo,
      @ForAll long seed) {
    var record = "v=spf1 " + String.join(" ", terms);
    var dns = erratic(record, seed);
    var ip = IpAddress.parse(seed % 2 == 0 ? "192.0.2.1" : "2001:db8::1").orElseThrow();
    for (var domain : List.of("example.com", sender, helo)) {
      var evaluation =
          SpfEvaluation.evaluate(SpfQuery.of(ip, sender + "@example.com", helo, domain), dns);
      assertThat(evaluation.lookups()).isLessThanOrEqualTo(SpfLimits.LOOKUPS + 1);
      assertThat(evaluation.voidLookups()).isLessThanOrEqualTo(SpfLimits.VOID_LOOKUPS + 1);
    }
    Authorization.of(SpfTree.planned(DOMAIN, record, 0, dns));
    Resolution.of(DOMAIN, Name.of("any.test"), dns);
  }

  /** Any name may have this record, some hosts, or nothing, but always the same. */
  private static Dns erratic(String record, long seed) {
    return (name, type) -> {
      int choice = new Random(seed ^ (name + " " + type).hashCode()).nextInt(4);
      return switch (choice) {
        case 0 -> new Answer.NoData();
        case 1 -> new Answer.Failed("no luck");
        default -> new Answer.Found(RRset.of(name, type, choice, rdata(record, type)), List.of());
      };
    };
  }

  private static Rdata rdata(String record, RecordType type) {
    return switch (type) {
      case A -> new Rdata.Address(IpAddress.parse("192.0.2.1").orElseThrow());
      case AAAA -> new Rdata.Address(IpAddress.parse("2001:db8::1").orElseThrow());
      case MX -> Rdata.Mx.NULL;
      case TXT -> Txt.ofOctets(record);
      default -> new Rdata.Host(Name.of("host.example.com"));
    };
  }
}
