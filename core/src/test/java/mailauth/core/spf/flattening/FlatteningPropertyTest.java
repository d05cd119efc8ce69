package mailauth.core.spf.flattening;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mailauth.core.dns.Dns;
import mailauth.core.dns.Name;
import mailauth.core.ip.IpAddress;
import mailauth.core.spf.MadeUpZone;
import mailauth.core.spf.SpfParse;
import mailauth.core.spf.ZoneDns;
import mailauth.core.spf.evaluation.SpfEvaluation;
import mailauth.core.spf.evaluation.SpfQuery;
import mailauth.core.spf.evaluation.SpfResult;
import mailauth.core.spf.flattening.Flattening.Flattened;
import mailauth.core.spf.flattening.Flattening.Piece;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class FlatteningPropertyTest {
  private static final Name DOMAIN = Name.of("example.com");
  private static final String RECORD =
      "v=spf1 include:d1.test ip4:192.0.2.0/29 ?include:d2.test -ip4:192.0.2.8 include:d3.test"
          + " ~all";

  /** Nobody is flattened out of or into anything, as receivers see it, over made-up zones. */
  @Property(tries = 300, seed = "20261123")
  void receiversFindTheSameBeforeAndAfter(@ForAll long seed) {
    var zone = MadeUpZone.of(seed).replaceFirst("TXT v=.*", "TXT " + RECORD);
    var dns = ZoneDns.of(zone);
    if (!(flatten(dns) instanceof Flattened flattened)) {
      return;
    }
    var after = published(flattened, dns);
    for (int i = 0; i < 64; i++) {
      var ip = IpAddress.parse("192.0.2." + i).orElseThrow();
      var before = result(ip, dns);
      if (before != SpfResult.PERMERROR) {
        assertThat(result(ip, after)).describedAs(zone).isEqualTo(before);
      }
    }
  }

  private static Flattening flatten(Dns dns) {
    var includes =
        IntStream.rangeClosed(1, 3)
            .mapToObj(i -> Resolution.of(DOMAIN, Name.of("d%d.test".formatted(i)), dns))
            .flatMap(r ->
                r instanceof Resolution.Flat(var flat, var why) ? Stream.of(flat) : Stream.of())
            .toList();
    var record = SpfParse.parse(RECORD).record();
    return Flattening.of(DOMAIN, record, includes, List.of(), List.of(), dns);
  }

  private static Dns published(Flattened flattened, Dns dns) {
    var pieces =
        Stream.concat(Stream.of(new Piece(DOMAIN, flattened.record())), flattened.pieces().stream())
            .collect(toMap(Piece::name, Piece::record));
    return new Overlay(pieces, dns);
  }

  private static SpfResult result(IpAddress ip, Dns dns) {
    return SpfEvaluation.evaluate(SpfQuery.of(ip, "alice@example.com", "helo.test"), dns).result();
  }
}
