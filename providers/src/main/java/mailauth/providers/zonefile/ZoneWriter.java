package mailauth.providers.zonefile;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import mailauth.providers.masterfile.Source;
import org.jspecify.annotations.Nullable;

/** Puts new files in place of old ones, each whole or not at all, and keeps owner and mode. */
final class ZoneWriter {
  /** Readable by nobody else until the old file's permissions are known to be set. */
  private static final FileAttribute<?> PRIVATE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  private record Staged(Source source, Path temporary, String old) {}

  private ZoneWriter() {}

  /**
   * Writes files; where one of several cannot be written, the others are put back.
   *
   * @param sources in this order, the zone's main file last
   * @param stillGood asked right before the first file is replaced
   * @return whether they were written; if not, nothing was changed
   */
  static boolean write(List<Source> sources, BooleanSupplier stillGood) throws IOException {
    var staged = new ArrayList<Staged>();
    try {
      for (var source : sources) {
        if (!Files.isWritable(source.path())) {
          throw new IOException(source.shown() + " is read-only");
        }
        var temporary = stage(source.path(), source.text());
        staged.add(
            new Staged(
                source, temporary, Files.readString(source.path(), StandardCharsets.ISO_8859_1)));
      }
      if (!stillGood.getAsBoolean()) {
        return false;
      }
      move(staged);
      return true;
    } finally {
      for (var each : staged) {
        Files.deleteIfExists(each.temporary());
      }
    }
  }

  private static void move(List<Staged> staged) throws IOException {
    for (int i = 0; i < staged.size(); i++) {
      try {
        replace(staged.get(i).temporary(), staged.get(i).source().path());
      } catch (IOException e) {
        for (var moved : staged.subList(0, i)) {
          replace(stage(moved.source().path(), moved.old()), moved.source().path());
        }
        throw e;
      }
    }
  }

  private static void replace(Path temporary, Path target) throws IOException {
    Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
    syncFolder(target.resolveSibling("."));
  }

  /** Writes a hidden file beside the target and brings it to the disk. */
  private static Path stage(Path target, String text) throws IOException {
    var view = Files.getFileAttributeView(target, PosixFileAttributeView.class);
    var temporary =
        target.resolveSibling(
            ".%s.%s.mailauth-new".formatted(target.getFileName(), UUID.randomUUID()));
    Files.createFile(
        temporary, view == null ? new FileAttribute<?>[0] : new FileAttribute<?>[] {PRIVATE});
    try (var channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
      for (var buffer = ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
          buffer.hasRemaining(); ) {
        channel.write(buffer);
      }
      keepAttributes(view, temporary);
      channel.force(true);
    } catch (IOException e) {
      Files.deleteIfExists(temporary);
      throw e;
    }
    return temporary;
  }

  private static void keepAttributes(@Nullable PosixFileAttributeView from, Path temporary)
      throws IOException {
    var to = Files.getFileAttributeView(temporary, PosixFileAttributeView.class);
    if (from == null || to == null) {
      return;
    }
    PosixFileAttributes old = from.readAttributes();
    try {
      to.setGroup(old.group());
      to.setOwner(old.owner());
    } catch (IOException e) {
      // Only root may give files away; the name server must then be able to read ours by its mode.
    }
    to.setPermissions(old.permissions());
  }

  private static void syncFolder(Path folder) {
    try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      // Some systems cannot open a folder, and the file's own content is safe by now.
    }
  }
}
