package mailauth.core.plan;

import java.util.Optional;

/**
 * The file of an MTA-STS policy, which is written before the record that announces it.
 *
 * @param path relative to the YAML's folder
 * @param before what it held when the plan was made; empty if there was none
 * @param after what it shall hold; empty for no file
 */
public record PolicyFile(String path, Optional<String> before, Optional<String> after) {

  public boolean isChanged() {
    return !before.equals(after);
  }

  /** The way back. */
  public PolicyFile reversed() {
    return new PolicyFile(path, after, before);
  }
}
