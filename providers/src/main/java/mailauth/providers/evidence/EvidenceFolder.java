package mailauth.providers.evidence;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import mailauth.core.dns.Name;
import mailauth.core.evidence.History;
import mailauth.core.evidence.HistoryText;
import mailauth.core.evidence.UnreadableHistory;
import mailauth.providers.files.Durably;
import mailauth.providers.files.FileLocks;
import mailauth.providers.files.Reason;
import mailauth.providers.host.HostException;

/** A folder with one file for each name. */
public final class EvidenceFolder implements EvidenceStore {
  private static final String ENDING = ".tsv";
  private static final String MARKS = "read.txt";
  private static final String FIRST_LINE = "mailauth-read/1";

  /** Disks take many waiting writes at once; each has a history as text in memory. */
  private static final int WRITERS = 16;

  private final Path folder;
  private final FileLocks locks = new FileLocks();

  public EvidenceFolder(Path folder) {
    this.folder = folder;
  }

  @Override
  public List<Name> names() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(file -> file.endsWith(ENDING) && !file.startsWith("."))
          .map(file -> Name.of(FileName.read(file.substring(0, file.length() - ENDING.length()))))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new HostException("%s cannot be read: %s".formatted(folder, Reason.of(e)), e);
    }
  }

  @Override
  public History read(Name name) {
    var file = file(name);
    try {
      return HistoryText.read(Files.readString(file));
    } catch (NoSuchFileException e) {
      return History.none(name);
    } catch (IOException e) {
      throw new HostException(
          "the evidence %s cannot be read: %s".formatted(file, Reason.of(e)), e);
    } catch (UnreadableHistory e) {
      throw new HostException(
          "the evidence %s %s; move it away and import the reports again"
              .formatted(file, e.getMessage()),
          e);
    }
  }

  @Override
  public Writing write() {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new HostException("%s cannot be made: %s".formatted(folder, Reason.of(e)), e);
    }
    return new Held(locks.hold(folder.resolve(MARKS), folder.toString()), readMarks());
  }

  private Path file(Name name) {
    return folder.resolve(FileName.write(name.text()) + ENDING);
  }

  private SortedMap<String, String> readMarks() {
    var file = folder.resolve(MARKS);
    try {
      var lines = Files.readAllLines(file, StandardCharsets.UTF_8);
      if (lines.isEmpty() || !lines.getFirst().equals(FIRST_LINE)) {
        throw new HostException(
            "%s is not what mailauth wrote; move it away, and folders are read anew"
                .formatted(file));
      }
      var marks = new TreeMap<String, String>();
      for (var line : lines.subList(1, lines.size())) {
        int tab = line.indexOf('\t');
        marks.put(line.substring(tab + 1), line.substring(0, Math.max(tab, 0)));
      }
      return marks;
    } catch (NoSuchFileException e) {
      return new TreeMap<>();
    } catch (IOException e) {
      throw new HostException("%s cannot be read: %s".formatted(file, Reason.of(e)), e);
    }
  }

  private final class Held implements Writing {
    private final FileLocks.Held lock;
    private final SortedMap<String, String> marks;

    Held(FileLocks.Held lock, SortedMap<String, String> marks) {
      this.lock = lock;
      this.marks = marks;
    }

    @Override
    public History read(Name name) {
      return EvidenceFolder.this.read(name);
    }

    @Override
    public void put(Collection<History> histories) {
      try (var threads = Executors.newFixedThreadPool(WRITERS, Thread.ofVirtual().factory())) {
        var writes = histories.stream().map(history -> threads.submit(() -> put(history))).toList();
        for (var write : writes) {
          var fault = write.get();
          if (!fault.isEmpty()) {
            throw new HostException(fault);
          }
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new HostException("interrupted while writing the evidence in " + folder, e);
      } catch (ExecutionException e) {
        throw new IllegalStateException(e);
      }
    }

    /** Why a history cannot be written; empty if it is. */
    private String put(History history) {
      var file = file(history.domain());
      try {
        Durably.write(file, HistoryText.write(history));
        return "";
      } catch (IOException e) {
        return "the evidence %s cannot be written: %s".formatted(file, Reason.of(e));
      }
    }

    @Override
    public SortedMap<String, String> marks() {
      return marks;
    }

    @Override
    public void putMarks() {
      var text = new StringBuilder(FIRST_LINE).append('\n');
      marks.forEach((source, mark) -> text.append(mark).append('\t').append(source).append('\n'));
      try {
        Durably.write(folder.resolve(MARKS), text.toString());
      } catch (IOException e) {
        throw new HostException(
            "%s cannot be written: %s".formatted(folder.resolve(MARKS), Reason.of(e)), e);
      }
    }

    @Override
    public void close() {
      lock.close();
    }
  }
}
