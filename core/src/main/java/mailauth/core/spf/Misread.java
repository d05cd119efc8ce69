package mailauth.core.spf;

/** Leaves the reading of one term at its first mistake; {@link RecordParser} keeps the fault. */
final class Misread extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient SpfFault fault;

  Misread(SpfFault.Kind kind, int offset, String message) {
    // A hostile record makes thousands of these; their stacks would tell nothing.
    super(message, null, false, false);
    fault = new SpfFault(kind, offset, message);
  }

  SpfFault fault() {
    return fault;
  }
}
