package mailauth.core.config;

import java.util.List;
import mailauth.core.yaml.Position;

/**
 * Where TLS reports go (RFC 8460 section 3).
 *
 * @param reports mail addresses or https URIs, as written
 */
public record TlsRptConfig(Position at, List<String> reports) {}
