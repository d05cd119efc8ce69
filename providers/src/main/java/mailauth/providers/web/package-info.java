/**
 * What all hosts with a web API have in common besides HTTP: settings, finding zones, comparing
 * before a write and reading back after it. A host of its own is a {@link
 * mailauth.providers.web.WebHostType} and a {@link mailauth.providers.web.ZoneStore}, or a {@link
 * mailauth.providers.web.RecordStore} where each record has an id.
 *
 * <p>Depends on {@code host}, {@code http}, {@code wire} and core.
 */
@NullMarked
package mailauth.providers.web;

import org.jspecify.annotations.NullMarked;
