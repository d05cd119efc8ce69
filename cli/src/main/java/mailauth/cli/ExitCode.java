package mailauth.cli;

/** What the process says when it ends; scripts rely on the numbers. */
final class ExitCode {
  static final int DONE = 0;
  static final int ERROR = 1;
  static final int CHANGES_PENDING = 2;
  static final int BLOCKED = 3;
  static final int STALE = 4;
  static final int PARTLY = 5;
  static final int WRONG_USAGE = 64;

  private ExitCode() {}
}
