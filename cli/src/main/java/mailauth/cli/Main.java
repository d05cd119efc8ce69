package mailauth.cli;

import picocli.CommandLine;

/** The process entry point. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    System.exit(new CommandLine(new MailauthCommand()).execute(args));
  }
}
