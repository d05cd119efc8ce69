package mailauth.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import mailauth.core.json.InvalidJson;
import mailauth.core.plan.Plan;
import mailauth.core.plan.PlanReader;
import mailauth.providers.host.HostException;

/** What {@code plan --out} has saved. */
final class SavedPlan {
  private SavedPlan() {}

  /**
   * Reads a plan.
   *
   * @throws HostException if the file holds none
   */
  static Plan read(Path file) {
    try {
      return PlanReader.read(Files.readString(file));
    } catch (NoSuchFileException e) {
      throw new HostException("there is no plan %s".formatted(file), e);
    } catch (IOException e) {
      throw new HostException("the plan %s cannot be read: %s".formatted(file, e), e);
    } catch (InvalidJson e) {
      throw new HostException("%s is no plan: %s".formatted(file, e.getMessage()), e);
    }
  }
}
