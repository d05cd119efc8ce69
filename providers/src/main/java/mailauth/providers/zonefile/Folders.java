package mailauth.providers.zonefile;

import java.nio.file.Path;

/**
 * Where zone files are.
 *
 * @param shownFrom what messages give paths relative to
 * @param directory the zone files' folder
 */
record Folders(Path shownFrom, Path directory) {

  /** A path for a person to read. */
  String show(Path path) {
    var absolute = path.toAbsolutePath().normalize();
    var from = shownFrom.toAbsolutePath().normalize();
    var shown = absolute.startsWith(from) ? from.relativize(absolute) : absolute;
    return shown.toString().replace('\\', '/');
  }

  String shown() {
    return show(directory);
  }
}
