package mailauth.cli;

import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** How much a run says beside its results, and whether in colour. */
final class ToneOptions {
  @Option(scope = ScopeType.INHERIT, names = "--no-color", description = "Prints without colour.")
  private boolean colourless;

  @Option(
      scope = ScopeType.INHERIT,
      names = {"-q", "--quiet"},
      description = "Says nothing but results and errors.")
  private boolean quiet;

  @Option(
      scope = ScopeType.INHERIT,
      names = {"-v", "--verbose"},
      description = "Says more, such as each call to a DNS host; secrets are left out.")
  private boolean verbose;

  boolean isColoured() {
    return !colourless;
  }

  boolean isQuiet() {
    return quiet;
  }

  boolean isVerbose() {
    return verbose;
  }

  /** Whether a line may say how far the run is: to who sees neither more nor nothing. */
  boolean showsProgress() {
    return !quiet && !verbose;
  }
}
