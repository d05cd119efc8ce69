/**
 * The interview that leads to a first posture: questions and answers as data, and the YAML that
 * comes of them. Whoever shows the questions has a terminal; this package has none.
 *
 * <p>Depends on {@code draft}, {@code config}, {@code catalog}, {@code recognition}, {@code
 * check.service}, {@code spf}, {@code dmarc}, {@code tags}, {@code ip} and {@code dns}.
 */
@NullMarked
package mailauth.core.guide;

import org.jspecify.annotations.NullMarked;
