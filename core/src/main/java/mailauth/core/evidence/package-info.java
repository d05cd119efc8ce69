/**
 * What receivers have reported about a domain's mail, and who sent it: the ground on which a policy
 * may become stricter.
 *
 * <p>A {@link mailauth.core.evidence.History} is what was imported, in a compact form that is kept.
 * {@link mailauth.core.evidence.Evidence} is a history whose sources are told apart by a {@link
 * mailauth.core.evidence.Roster}, ready to be asked.
 *
 * <p>Depends on {@code catalog}, {@code posture}, {@code report}, {@code spf} and below.
 */
@NullMarked
package mailauth.core.evidence;

import org.jspecify.annotations.NullMarked;
