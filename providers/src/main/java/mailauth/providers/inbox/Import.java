package mailauth.providers.inbox;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mailauth.core.dns.Name;
import mailauth.providers.apply.Concurrently;
import mailauth.providers.evidence.EvidenceStore;
import mailauth.providers.files.Reason;
import mailauth.providers.host.HostException;

/**
 * One run that takes reports in. What was read of folders and mailboxes is remembered, so that a
 * job may run every hour.
 */
public final class Import implements AutoCloseable {
  private static final String FILE = "file:";

  private final EvidenceStore.Writing store;
  private final Harvest harvest;
  private final Deque<Unpacker> idle = new ConcurrentLinkedDeque<>();

  /**
   * Begins a run; no other run may write until it is closed.
   *
   * @param ours whether reports on a domain are of interest
   * @throws HostException if the store cannot be written
   */
  public Import(EvidenceStore store, Predicate<Name> ours) {
    this.store = store.write();
    this.harvest = new Harvest(this.store, ours);
  }

  /** Takes in one stream, such as standard input. */
  public void stream(String label, InputStream in) {
    unpacker().open(label, in);
  }

  /**
   * Takes in files, and what is new in folders.
   *
   * @throws HostException if a folder cannot be read
   */
  public void paths(List<Path> paths) {
    var files = new ArrayList<Path>();
    var read = new ArrayList<Marked>();
    for (var path : paths) {
      if (Files.isDirectory(path)) {
        read.addAll(unread(path));
      } else {
        files.add(path);
      }
    }
    read.forEach(marked -> files.add(marked.file()));
    Concurrently.map(files, Runtime.getRuntime().availableProcessors(), this::file);
    read.forEach(marked -> store.marks().put(marked.key(), marked.mark()));
  }

  /**
   * Takes in what is new in a mailbox.
   *
   * @throws HostException if it cannot be read
   */
  public void mailbox(Mailbox mailbox) {
    var mark = Optional.ofNullable(store.marks().get(mailbox.key()));
    var now =
        mailbox.readSince(
            mark,
            (label, octets) -> {
              var item = new Unpacker.Item(label, 0);
              new Messages(Limits.USUAL, harvest, unpacker()).open(item, octets);
            });
    store.marks().put(mailbox.key(), now);
  }

  /** Asks what the addresses are called that nothing else tells apart; before {@link #finish}. */
  public void name(HostNames names) {
    harvest.name(names);
  }

  /**
   * Keeps what was taken in.
   *
   * @throws HostException if it cannot be written
   */
  public Taken finish() {
    harvest.save();
    store.putMarks();
    return harvest.taken();
  }

  @Override
  public void close() {
    store.close();
  }

  /** A file of a folder, and how it is told from a later one of the same name. */
  private record Marked(Path file, String key, String mark) {}

  private List<Marked> unread(Path folder) {
    try (Stream<Path> walk = Files.walk(folder)) {
      var files = new ArrayList<Marked>();
      for (var file : walk.sorted().toList()) {
        var is = Files.readAttributes(file, BasicFileAttributes.class);
        if (is.isRegularFile() && !file.getFileName().toString().startsWith(".")) {
          var mark = is.size() + " " + is.lastModifiedTime().toMillis();
          files.add(new Marked(file, FILE + file.toAbsolutePath().normalize(), mark));
        }
      }
      forgetWhatIsGone(folder, files);
      return files.stream()
          .filter(file -> !file.mark().equals(store.marks().get(file.key())))
          .toList();
    } catch (IOException e) {
      throw new HostException("%s cannot be read: %s".formatted(folder, Reason.of(e)), e);
    }
  }

  private void forgetWhatIsGone(Path folder, List<Marked> files) {
    var prefix = FILE + folder.toAbsolutePath().normalize() + "/";
    var there = files.stream().map(Marked::key).collect(Collectors.toSet());
    store.marks().keySet().removeIf(key -> key.startsWith(prefix) && !there.contains(key));
  }

  private Path file(Path file) {
    var unpacker = unpacker();
    try (InputStream in = Files.newInputStream(file)) {
      unpacker.open(file.toString(), in);
    } catch (IOException e) {
      harvest.skip(file.toString(), "cannot be read: " + Reason.of(e));
    }
    idle.push(unpacker);
    return file;
  }

  private Unpacker unpacker() {
    return Optional.ofNullable(idle.poll()).orElseGet(() -> new Unpacker(Limits.USUAL, harvest));
  }
}
