package mailauth.providers.survey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mailauth.providers.servers.ZoneText;

/**
 * A domain with one fault, planted into a sound one.
 *
 * @param ids of the errors and warnings that it has
 * @param notes of the notes that it has, among others
 * @param asked the name that is checked: the domain itself, or one whose other findings do not
 *     matter
 */
record Planted(
    String domain, String asked, TreeSet<String> ids, TreeSet<String> notes, ZoneText zone) {
  private static final String SOUND =
      """
      @ SOA ns1 hostmaster 1 3600 600 86400 300
      @ NS ns1
      @ NS ns2
      ns1 A 127.0.0.1
      ns2 A 127.0.0.1
      @ MX 10 mail
      @ TXT "v=spf1 mx ~all"
      mail A 192.0.2.25
      mail AAAA 2001:db8::25
      mail TXT "v=spf1 a -all"
      s1._domainkey TXT %s
      _dmarc TXT "v=DMARC1; p=reject; rua=mailto:d@DOMAIN"
      _smtp._tls TXT "v=TLSRPTv1; rua=mailto:t@DOMAIN"
      """;

  /** What the planted domains refer to, and where their names and addresses are found. */
  static final List<ZoneText> AROUND =
      List.of(
          ZoneText.of(
              "example",
              """
              @ NS ns2
              ns2 A 127.0.0.1
              mx A 192.0.2.25
              mx AAAA 2001:db8::25
              a1 A 192.0.2.26
              a1 AAAA 2001:db8::26
              spf TXT "v=spf1 ip4:192.0.2.0/28 -all"
              open TXT "v=spf1 +all"
              exp TXT "not from here"
              ns4 CNAME ns1
              """),
          ZoneText.of("nowhere", ""),
          ZoneText.of("toplevel", "@ MX 10 mx.example.\n@ TXT \"v=spf1 mx -all\"\n"),
          ZoneText.of("test", "reports MX 10 mail\nmail.reports A 192.0.2.25\n"),
          ZoneText.of("googlemail.com", "aspmx TXT \"v=spf1 ip4:192.0.2.0/28 -all\"\n"),
          ZoneText.of("2.0.192.in-addr.arpa", "25 PTR mx.example.\n"),
          ZoneText.of(
              "8.b.d.0.1.0.0.2.ip6.arpa",
              "5.2.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0 PTR mx.example.\n"));

  /**
   * All of {@code faults.txt}: after {@code ==} the ids, then records to add or, with -, remove.
   * {@code at:} names what is checked, below the domain or, with =, elsewhere.
   */
  static List<Planted> all() {
    var stanzas = new ArrayList<Planted>();
    for (var stanza : text().split("(?m)^== ")) {
      if (!stanza.isBlank()) {
        stanzas.add(of("case%d.example".formatted(stanzas.size()), stanza.lines().toList()));
      }
    }
    return stanzas;
  }

  private static Planted of(String domain, List<String> stanza) {
    var ids = new TreeSet<>(List.of(stanza.getFirst().split(" ")));
    var at = ids.stream().filter(id -> id.startsWith("at:")).findFirst();
    at.ifPresent(ids::remove);
    var asked =
        at.map(
            name -> name.startsWith("at:=") ? name.substring(4) : name.substring(3) + "." + domain);
    boolean noteFirst = ids.remove("note");
    ids.remove("sound");
    var notes = new TreeSet<String>();
    if (noteFirst) {
      var first = stanza.getFirst().split(" ")[1];
      ids.remove(first);
      notes.add(first);
    }
    var lines = new ArrayList<>(SOUND.formatted(key()).lines().toList());
    for (var line : stanza.subList(1, stanza.size())) {
      boolean removes = line.startsWith("- ");
      if (removes || kind(line).endsWith(" TXT") || kind(line).endsWith(" SOA")) {
        lines.removeIf(
            sound -> SOUND.formatted(key()).contains(sound) && kind(sound).equals(kind(line)));
      }
    }
    stanza.stream().skip(1).filter(line -> !line.startsWith("- ")).forEach(lines::add);
    var zone =
        Stream.concat(Stream.of("$ORIGIN " + domain + ".", "$TTL 3600"), lines.stream())
            .map(line -> line.replace("DOMAIN", domain))
            .collect(Collectors.joining("\n", "", "\n"));
    return new Planted(domain, asked.orElse(domain), ids, notes, new ZoneText(domain, zone));
  }

  /** A line's owner and type. */
  private static String kind(String line) {
    var fields = (line.startsWith("- ") ? line.substring(2) : line).split(" ");
    return fields[0] + " " + (fields[1].matches("[0-9]+") ? fields[2] : fields[1]);
  }

  /** The key that a fault's stanza repeats, so that both files agree on it. */
  private static String key() {
    return text()
        .lines()
        .filter(line ->
            line.startsWith("s2._domainkey TXT \"v=DKIM1; p=MII") && line.endsWith("AQAB\""))
        .findFirst()
        .orElseThrow()
        .substring("s2._domainkey TXT ".length());
  }

  private static String text() {
    try (var in = Planted.class.getResourceAsStream("faults.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether another name than the sound domain is checked. */
  boolean isElsewhere() {
    return !asked.equals(domain);
  }

  @Override
  public String toString() {
    if (isElsewhere()) {
      return ids + " at " + asked;
    }
    return notes.isEmpty() ? ids.toString() : notes + " beside " + ids;
  }
}
