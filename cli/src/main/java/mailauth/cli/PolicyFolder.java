package mailauth.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import mailauth.core.handentry.PolicyText;
import mailauth.core.handentry.Sheet;
import mailauth.providers.files.Durably;
import mailauth.providers.files.Reason;
import mailauth.providers.host.HostException;

/** A folder of MTA-STS policies, to be copied to a web server. */
record PolicyFolder(Path folder) {

  /**
   * Writes the policies of all sheets.
   *
   * @throws HostException if that cannot be done
   */
  void write(List<Sheet> sheets) {
    sheets.stream().flatMap(sheet -> sheet.policies().stream()).forEach(this::write);
  }

  private void write(PolicyText policy) {
    var file = folder.resolve(policy.domain().text()).resolve(".well-known/mta-sts.txt");
    try {
      Files.createDirectories(file.getParent());
      Durably.write(file, policy.text());
    } catch (IOException e) {
      throw new HostException("%s cannot be written: %s".formatted(file, Reason.of(e)), e);
    }
  }
}
