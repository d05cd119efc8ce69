package mailauth.core.check.issue;

/**
 * Something that could not be found out.
 *
 * @param place the name or address that was asked for
 * @param reason why not; half a sentence
 */
public record Gap(String place, String reason) {}
