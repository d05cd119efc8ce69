package mailauth.core.config;

/**
 * A file's octets, read by someone who may.
 *
 * @param name as messages show it
 */
@SuppressWarnings("ArrayRecordComponent") // read once, compared never
public record SourceFile(String name, byte[] octets) {}
