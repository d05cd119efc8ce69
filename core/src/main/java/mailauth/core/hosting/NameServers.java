package mailauth.core.hosting;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import mailauth.core.dns.Name;

/** Tells by a domain's name servers who hosts its DNS. */
public final class NameServers {
  private final List<Row> rows;

  /** One host's name servers. */
  private record Row(Pattern names, DnsCompany company) {}

  /**
   * Who hosts DNS for others.
   *
   * @param type the type of provider, which mailauth need not have
   */
  public record DnsCompany(String type, String title) {}

  private NameServers(List<Row> rows) {
    this.rows = rows;
  }

  /** Reads the table. */
  public static NameServers read() {
    try (InputStream in = NameServers.class.getResourceAsStream("name-servers.txt")) {
      if (in == null) {
        throw new IllegalStateException("the table of name servers is missing");
      }
      var text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return new NameServers(
          text.lines()
              .filter(line -> !line.startsWith("#"))
              .map(line -> line.split("\\s+", 3))
              .map(row -> new Row(pattern(row[0]), new DnsCompany(row[1], row[2].strip())))
              .toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Pattern pattern(String names) {
    var parts = Arrays.stream(names.split("\\*", -1)).map(Pattern::quote).toList();
    return Pattern.compile(String.join(".*", parts));
  }

  /** Who runs any of these servers; empty if nobody does that the table has. */
  public Optional<DnsCompany> company(Collection<Name> servers) {
    return servers.stream()
        .flatMap(server ->
            rows.stream().filter(row -> row.names.matcher(server.text()).matches()).limit(1))
        .map(Row::company)
        .findFirst();
  }
}
