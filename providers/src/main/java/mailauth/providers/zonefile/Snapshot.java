package mailauth.providers.zonefile;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import mailauth.providers.files.Reason;
import mailauth.providers.host.HostException;
import mailauth.providers.masterfile.Includes;
import mailauth.providers.masterfile.Source;

/** The files of a zone, each as it was when first looked at. */
final class Snapshot implements Includes {
  private final Folders folders;
  private final Map<Path, Source> read = new ConcurrentHashMap<>();

  Snapshot(Folders folders) {
    this.folders = folders;
  }

  /**
   * @throws HostException if the file cannot be read
   */
  Source read(Path file) {
    try {
      return read.computeIfAbsent(
          file.toRealPath(), real -> new Source(real, folders.show(file), octets(real)));
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  /** A path in {@code $INCLUDE} starts at the including file or at the zone files' folder. */
  @Override
  public Optional<Source> find(Source from, String path) {
    try {
      var name = new String(path.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
      return Stream.of(from.path().resolveSibling(name), folders.directory().resolve(name))
          .filter(Files::isRegularFile)
          .findFirst()
          .map(this::read);
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  /** Whether the files still hold what was read. */
  boolean isCurrent() {
    return read.values().stream().allMatch(this::isCurrent);
  }

  private boolean isCurrent(Source source) {
    try {
      return Files.size(source.path()) == source.text().length()
          && octets(source.path()).equals(source.text());
    } catch (IOException | HostException e) {
      return false;
    }
  }

  private String octets(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private HostException unreadable(Path file, IOException e) {
    return new HostException(
        "%s cannot be read: %s".formatted(folders.show(file), Reason.of(e)), e);
  }
}
