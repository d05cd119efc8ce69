package mailauth.providers.state;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import mailauth.core.dns.Name;
import mailauth.core.plan.Rollback;
import mailauth.core.state.DomainState;
import mailauth.core.state.StateJson;
import mailauth.core.state.StateJson.Document;
import mailauth.providers.evidence.EvidenceFolder;
import mailauth.providers.evidence.EvidenceStore;
import mailauth.providers.files.Durably;
import mailauth.providers.files.FileLocks;
import mailauth.providers.files.Reason;
import mailauth.providers.host.HostException;

/**
 * State in a JSON file that belongs in the repository or beside it, and rollback files and evidence
 * in folders next to it.
 */
public final class FileState implements StateStore {
  private final Path path;
  private final RollbackFiles rollbacks;
  private final FileLocks locks = new FileLocks();
  private final Consumer<String> notices;
  private final AtomicBoolean noticed = new AtomicBoolean();

  /**
   * The state in a file, which need not be there yet.
   *
   * @param notices told, in sentences, what a person should know of it
   */
  public FileState(Path path, Consumer<String> notices) {
    this.path = path;
    this.rollbacks = new RollbackFiles(path.resolveSibling("rollback"));
    this.notices = notices;
  }

  @Override
  public String place() {
    return path.toString();
  }

  @Override
  public Map<Name, DomainState> read(Collection<Name> domains) {
    if (!Files.exists(path) && !runs().isEmpty()) {
      lost("is missing, though runs are recorded in " + rollbacks.folder(), "");
    }
    var found = new HashMap<>(known(document()));
    found.keySet().retainAll(Set.copyOf(domains));
    return found;
  }

  @Override
  @SuppressWarnings("try") // a lock is held, not used
  public void update(Map<Name, UnaryOperator<DomainState>> changes) {
    try {
      Files.createDirectories(path.toAbsolutePath().getParent());
      try (var held = locks.hold(path, path.toString())) {
        var document = document();
        var domains = new TreeMap<>(known(document));
        changes.forEach((name, change) ->
            domains.put(name, change.apply(domains.getOrDefault(name, DomainState.NONE))));
        if (document instanceof Document.Damaged) {
          Files.move(path, damaged(), StandardCopyOption.REPLACE_EXISTING);
        }
        var text = StateJson.write(domains);
        if (!Files.exists(path) || !Files.readString(path).equals(text)) {
          Durably.write(path, text);
        }
      }
    } catch (IOException e) {
      throw new HostException(
          "the state %s cannot be written: %s".formatted(path, Reason.of(e)), e);
    }
  }

  /** A file is one thing to lock, whichever domains are wanted. */
  @Override
  public Held hold(Collection<Name> domains, Holder holder, Duration patience) {
    return RunLock.hold(path, locks, holder, patience, this::unfinished);
  }

  @Override
  public void journal(Rollback rollback) {
    rollbacks.write(rollback);
  }

  @Override
  public List<String> runs() {
    return rollbacks.runs();
  }

  @Override
  public Rollback run(String id) {
    return rollbacks.read(id);
  }

  @Override
  public EvidenceStore evidence() {
    return new EvidenceFolder(path.resolveSibling("evidence"));
  }

  @Override
  public void close() {}

  private Document document() {
    try {
      return StateJson.read(Files.readString(path));
    } catch (NoSuchFileException e) {
      // Nothing is remembered yet.
      return new Document.Known(Map.of());
    } catch (java.nio.charset.CharacterCodingException e) {
      return new Document.Damaged("it is not UTF-8");
    } catch (IOException e) {
      throw new HostException("the state %s cannot be read: %s".formatted(path, Reason.of(e)), e);
    }
  }

  private Map<Name, DomainState> known(Document document) {
    return switch (document) {
      case Document.Known(var domains) -> domains;
      case Document.Newer(var format) ->
          throw new HostException(
              "the state %s is of a later version (%s): use the mailauth that wrote it"
                  .formatted(path, format));
      case Document.Damaged(var reason) -> {
        lost(
            "is damaged (%s)".formatted(reason),
            "; it is kept as %s when the next is written".formatted(damaged().getFileName()));
        yield Map.of();
      }
    };
  }

  private void lost(String how, String whatElse) {
    if (!noticed.getAndSet(true)) {
      notices.accept(
          "the state %s %s: what is ours is told by its kind alone, nothing is deleted, and waiting"
                  .formatted(path, how)
              + " times start again"
              + whatElse);
    }
  }

  private void unfinished(Holder holder) {
    if (runs().contains(holder.run())) {
      notices.accept(holder.unfinished());
    }
  }

  private Path damaged() {
    return path.resolveSibling(path.getFileName() + ".damaged");
  }
}
