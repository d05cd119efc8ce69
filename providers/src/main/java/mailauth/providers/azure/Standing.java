package mailauth.providers.azure;

import java.util.Map;

/**
 * What a write must say of the record set that it replaces.
 *
 * @param etag of the version that was read
 * @param metadata notes that people keep with it; a write without them would drop them
 */
record Standing(String etag, Map<String, Object> metadata) {}
