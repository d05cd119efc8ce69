package mailauth.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mailauth.cli.adoption.Keeper;
import mailauth.cli.adoption.ZonesInFiles;
import mailauth.core.config.ProviderType;
import mailauth.core.dns.Name;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where {@code import} reads, and where it writes. */
final class ImportOptions {
  @Option(
      names = "--zone",
      paramLabel = "PATH",
      description =
          "Reads a zone file in place of DNS, or a folder of them; also what 'dnscontrol get-zones"
              + " --format=zone' prints; repeatable.")
  private List<Path> zones = new ArrayList<>();

  @Option(
      names = "--octodns",
      paramLabel = "PATH",
      description = "Reads octoDNS's YAML in place of DNS, or a folder of it; repeatable.")
  private List<Path> octodns = new ArrayList<>();

  @Option(
      names = "--selector",
      paramLabel = "NAME",
      description = "A DKIM selector to look for in DNS, besides usual ones; repeatable.")
  private List<String> selectors = new ArrayList<>();

  @Option(
      names = "--subdomain",
      paramLabel = "NAME",
      description = "A name below the domain to look at in DNS, besides usual ones; repeatable.")
  private List<String> subdomains = new ArrayList<>();

  @Option(
      names = "--provider",
      paramLabel = "[NAME/]TYPE",
      description = "Who hosts the DNS; else told by the name servers.")
  private @Nullable String provider;

  @Option(
      names = "--setting",
      paramLabel = "KEY=VALUE",
      description = "A setting of the provider, such as directory=zones; repeatable.")
  private Map<String, String> settings = new LinkedHashMap<>();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "PATH",
      description =
          "Writes to this file, or one file for each domain to this folder; one domain goes to"
              + " stdout else, several to the working folder.")
  private @Nullable Path output;

  @Option(
      names = "--force",
      description = "Writes new files in place of those that are there, which get other names.")
  private boolean force;

  List<String> selectors() {
    return selectors;
  }

  List<String> subdomains() {
    return subdomains;
  }

  boolean isForced() {
    return force;
  }

  /**
   * The zones in the files that were named.
   *
   * @param domains what a file is of that does not say
   */
  ZonesInFiles zones(List<Name> domains) {
    var read = new ZonesInFiles();
    zones.forEach(path -> read.addMasterFiles(path, domains));
    octodns.forEach(path -> read.addOctodns(path, domains));
    return read;
  }

  /** The file that one domain goes to; empty for stdout. */
  Optional<Path> file() {
    return Optional.ofNullable(output);
  }

  /** The folder to write to, where it is one: named as such, or because of several domains. */
  Optional<Path> folder(int domains) {
    if (output == null) {
      return domains > 1 ? Optional.of(Path.of("")) : Optional.empty();
    }
    boolean isFolder = domains > 1 || Files.isDirectory(output);
    return isFolder ? Optional.of(output) : Optional.empty();
  }

  Keeper keeper(List<ProviderType> types, int domains) {
    var base =
        folder(domains)
            .or(() -> file().flatMap(path -> Optional.ofNullable(path.getParent())))
            .orElse(Path.of(""));
    return new Keeper(types, Optional.ofNullable(provider), settings, base);
  }
}
