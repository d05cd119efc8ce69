package mailauth.cli.render;

/** Colour, or none; nothing is said by colour alone. */
public enum Style {
  PLAIN,
  COLOUR;

  private static final String RESET = "\u001b[0m";

  public String added(String text) {
    return paint("32", text);
  }

  public String removed(String text) {
    return paint("31", text);
  }

  public String changed(String text) {
    return paint("33", text);
  }

  public String strong(String text) {
    return paint("1", text);
  }

  public String faint(String text) {
    return paint("2", text);
  }

  private String paint(String code, String text) {
    return this == PLAIN ? text : "\u001b[" + code + "m" + text + RESET;
  }
}
