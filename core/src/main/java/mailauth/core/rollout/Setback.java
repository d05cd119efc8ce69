package mailauth.core.rollout;

/**
 * Good mail fails, so that the policy should become lenient again.
 *
 * @param to the stage to go back to
 * @param message what fails
 */
public record Setback(int to, String message) {}
