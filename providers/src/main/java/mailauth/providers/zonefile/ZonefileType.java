package mailauth.providers.zonefile;

import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import mailauth.core.config.ProviderConfig;
import mailauth.core.config.ProviderType;
import mailauth.providers.files.FileLocks;
import mailauth.providers.host.Capabilities;
import mailauth.providers.host.DnsHost;
import mailauth.providers.host.Evidence;
import mailauth.providers.host.HostException;
import mailauth.providers.host.HostType;

/** Zone files in a folder. The hosts that one of these opens keep out of each other's way. */
public final class ZonefileType implements HostType {
  /** What the YAML calls it. */
  public static final String NAME = "zonefile";

  private static final String DIRECTORY = "directory";

  private final Clock clock;
  private final FileLocks locks = new FileLocks();

  public ZonefileType() {
    this(Clock.system(ZoneId.systemDefault()));
  }

  /**
   * @param clock for serials that are dates
   */
  public ZonefileType(Clock clock) {
    this.clock = clock;
  }

  @Override
  public ProviderType describe() {
    return new ProviderType(
        NAME,
        "Zone files on disk",
        "docs/zone-files.md",
        List.of(
            new ProviderType.Setting(
                DIRECTORY,
                new ProviderType.Shape.Text(),
                true,
                "",
                "the folder that holds the zone files, relative to the YAML's folder")));
  }

  @Override
  public Capabilities capabilities() {
    return ZonefileHost.CAPABILITIES;
  }

  @Override
  public Evidence evidence() {
    return Evidence.real("files, checked by named-checkzone");
  }

  @Override
  public DnsHost open(ProviderConfig config, Surroundings surroundings) {
    var directory =
        config
            .settings()
            .text(DIRECTORY)
            .map(surroundings::text)
            .orElseThrow(
                () -> new HostException(config.at() + ": a zonefile provider needs 'directory'"));
    var folders = new Folders(surroundings.folder(), surroundings.folder().resolve(directory));
    return new ZonefileHost(new ZoneFiles(folders), locks, clock);
  }
}
