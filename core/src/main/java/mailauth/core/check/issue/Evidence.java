package mailauth.core.check.issue;

/**
 * Who said what.
 *
 * @param source the server that was asked
 * @param said its answer
 */
public record Evidence(String source, String said) {}
