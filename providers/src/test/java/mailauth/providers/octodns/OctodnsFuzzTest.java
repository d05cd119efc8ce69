package mailauth.providers.octodns;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRset;
import mailauth.providers.host.HostException;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class OctodnsFuzzTest {
  private static final Name ZONE = Name.of("example.com");

  /** Whatever stands in a file, it is read, or refused in one sentence that begins with a place. */
  @Property(tries = 3000)
  void anyFileIsReadOrRefusedInOneSentence(@ForAll("files") String yaml) {
    try {
      for (RRset rrset : OctodnsZone.read("z.yaml", yaml.getBytes(UTF_8), ZONE)) {
        assertThat(rrset.name().isWithin(ZONE)).isTrue();
      }
    } catch (HostException e) {
      assertThat(e.getMessage()).matches("z\\.yaml(:\\d+:\\d+)?: [^\\n]+");
    }
  }

  @Property(tries = 500)
  void anyOctetsAreReadOrRefusedInOneSentence(@ForAll byte[] octets) {
    try {
      OctodnsZone.read("z.yaml", octets, ZONE);
    } catch (HostException e) {
      assertThat(e.getMessage()).startsWith("z.yaml");
    }
  }

  @Provide
  Arbitrary<String> files() {
    return Arbitraries.of(
            List.of(
                "''",
                "a",
                "_dmarc",
                ": ",
                "\n",
                "  ",
                "- ",
                "type: ",
                "TXT",
                "MX",
                "TLSA",
                "A",
                "value: ",
                "values: ",
                "[",
                "]",
                "{ ",
                " }",
                ", ",
                "\"",
                "\\;",
                "v=spf1 -all",
                "preference: ",
                "exchange: ",
                "10",
                "-1",
                "99999",
                "mx.example.com.",
                "..",
                "certificate_association_data: ",
                "abc",
                "ttl: ",
                "null",
                "~",
                "é",
                "\\000",
                "&x ",
                "*x",
                "\"a\" \"b\"",
                "---\n",
                "'*'",
                "\t"))
        .list()
        .ofMaxSize(25)
        .map(parts -> String.join("", parts));
  }
}
