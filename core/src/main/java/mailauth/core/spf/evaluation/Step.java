package mailauth.core.spf.evaluation;

/**
 * One step of an evaluation, for a person.
 *
 * @param depth 0 in the record that was asked for, one more in each include
 * @param domain whose record is read
 * @param term the term at work, empty for the record as a whole
 * @param words what happened, without a capital and a final stop
 */
public record Step(int depth, String domain, String term, String words) {}
