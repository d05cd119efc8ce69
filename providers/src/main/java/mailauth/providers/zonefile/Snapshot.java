package mailauth.providers.zonefile;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import mailauth.providers.files.Reason;
import mailauth.providers.host.HostException;
import mailauth.providers.masterfile.Includes;
import mailauth.providers.masterfile.Source;
import org.jspecify.annotations.Nullable;

/** The files of a zone, each as it was when first looked at. */
final class Snapshot implements Includes {
  /** Longer than the steps of any file system's clock. */
  private static final Duration SETTLED = Duration.ofSeconds(3);

  private final Folders folders;
  private final Map<Path, Seen> read = new ConcurrentHashMap<>();

  /**
   * A file when it was read.
   *
   * @param settled whether it was old enough for any later change to show in its time
   */
  private record Seen(Source source, FileTime modified, @Nullable Object inode, boolean settled) {

    boolean isBy(BasicFileAttributes now) {
      return settled
          && now.size() == source.text().length()
          && now.lastModifiedTime().equals(modified)
          && Objects.equals(now.fileKey(), inode);
    }
  }

  Snapshot(Folders folders) {
    this.folders = folders;
  }

  /**
   * @throws HostException if the file cannot be read
   */
  Source read(Path file) {
    try {
      var real = file.toRealPath();
      var seen = read.get(real);
      if (seen == null) {
        seen = look(real, folders.show(file));
        read.put(real, seen);
      }
      return seen.source();
    } catch (IOException e) {
      throw new HostException(
          "%s cannot be read: %s".formatted(folders.show(file), Reason.of(e)), e);
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

  /** Whether the files seem to hold what was read, by their times if those can be relied on. */
  boolean seemsCurrent() {
    return read.values().stream()
        .allMatch(seen -> {
          try {
            return seen.isBy(attributes(seen.source().path())) || isCurrent(seen);
          } catch (IOException e) {
            return false;
          }
        });
  }

  /** Whether the files hold what was read, to the octet. */
  boolean isCurrent() {
    return read.values().stream().allMatch(Snapshot::isCurrent);
  }

  private static boolean isCurrent(Seen seen) {
    try {
      return octets(seen.source().path()).equals(seen.source().text());
    } catch (IOException e) {
      return false;
    }
  }

  /** Reads the time first: what is written meanwhile must not pass for what was read. */
  private static Seen look(Path real, String shown) throws IOException {
    var attributes = attributes(real);
    var modified = attributes.lastModifiedTime();
    boolean settled = modified.toInstant().isBefore(Instant.now().minus(SETTLED));
    return new Seen(new Source(real, shown, octets(real)), modified, attributes.fileKey(), settled);
  }

  private static BasicFileAttributes attributes(Path file) throws IOException {
    return Files.readAttributes(file, BasicFileAttributes.class);
  }

  private static String octets(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.ISO_8859_1);
  }
}
