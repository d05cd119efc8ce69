package mailauth.providers.masterfile;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Finds the files that {@code $INCLUDE} names. */
@FunctionalInterface
public interface Includes {

  /**
   * The file that {@code path} means in {@code from}; empty if there is none.
   *
   * @throws mailauth.providers.host.HostException if it is there but cannot be read
   */
  Optional<Source> find(Source from, String path);

  /** The same files, some of them edited. */
  default Includes with(Map<Path, Source> edited) {
    return (from, path) ->
        find(from, path).map(source -> edited.getOrDefault(source.path(), source));
  }
}
