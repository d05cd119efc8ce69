package mailauth.cli.project;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import mailauth.core.config.Reference;
import mailauth.core.config.References;
import mailauth.core.config.ReportsConfig;
import mailauth.providers.host.HostException;
import mailauth.providers.inbox.ImapMailbox;
import mailauth.providers.inbox.Mailbox;

/** Where reports come in, as the YAML says. */
public final class Incoming {
  private final ReportsConfig config;
  private final Path folder;
  private final References references;

  /** What is relative is so to a folder. */
  Incoming(ReportsConfig config, Path folder, References references) {
    this.config = config;
    this.folder = folder;
    this.references = references;
  }

  /** Whether the YAML says nothing of it. */
  public boolean isEmpty() {
    return config.isEmpty();
  }

  public List<Path> folders() {
    return config.folders().stream().map(folder::resolve).toList();
  }

  /**
   * The mailbox; not connected to yet.
   *
   * @throws HostException if the user or the password cannot be had
   */
  public Optional<Mailbox> mailbox() {
    return config
        .imap()
        .map(imap -> ImapMailbox.of(imap.url(), resolved(imap.user()), resolved(imap.password())));
  }

  private String resolved(Reference reference) {
    try {
      return references.resolve(reference).strip();
    } catch (References.Unresolved e) {
      throw new HostException(e.getMessage(), e);
    }
  }
}
