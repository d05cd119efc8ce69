package mailauth.core.check.fix;

import java.util.function.BiFunction;
import mailauth.core.check.issue.Issue;

/**
 * A finding that the YAML can repair.
 *
 * @param id of the check
 * @param does what is written, for people
 */
public record Fix(String id, String does, BiFunction<Issue, Declaration, Proposal> proposal) {}
