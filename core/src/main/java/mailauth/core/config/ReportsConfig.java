package mailauth.core.config;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * Where the reports of receivers come in.
 *
 * @param imap the mailbox that they are sent to
 * @param folders that something else drops them into, relative to the YAML's folder
 */
public record ReportsConfig(Optional<Imap> imap, List<String> folders) {
  public static final ReportsConfig NONE = new ReportsConfig(Optional.empty(), List.of());

  public ReportsConfig {
    folders = List.copyOf(folders);
  }

  /**
   * A folder of an IMAP server.
   *
   * @param url {@code imaps://HOST[:PORT]/FOLDER}, or {@code imap://} for STARTTLS
   * @param password never a literal
   */
  public record Imap(URI url, Reference user, Reference password) {}

  /** Whether nothing is said. */
  public boolean isEmpty() {
    return imap.isEmpty() && folders.isEmpty();
  }
}
