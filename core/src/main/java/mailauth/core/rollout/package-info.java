/**
 * Where each policy stands on its way from lenient to strict, and what it still waits for.
 *
 * <p>Pure: {@link mailauth.core.rollout.Rollout} takes the declared ladders, today's DNS, what
 * state remembers, what receivers reported and the moment, and decides. Whoever plans lets the
 * records of that stage stand.
 *
 * <p>Depends on {@code posture}, {@code evidence}, {@code json} and the packages of the record
 * types.
 */
@NullMarked
package mailauth.core.rollout;

import org.jspecify.annotations.NullMarked;
