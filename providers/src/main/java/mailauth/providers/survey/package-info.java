/**
 * Takes the picture of a domain: asks its name servers, a resolver, its web servers and, on
 * request, its mail hosts.
 *
 * <p>Depends on {@code wire}.
 */
@NullMarked
package mailauth.providers.survey;

import org.jspecify.annotations.NullMarked;
