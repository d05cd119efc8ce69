package mailauth.providers.rfc2136;

import java.util.List;
import java.util.Optional;
import mailauth.providers.wire.Endpoint;

/**
 * What the YAML says of one primary.
 *
 * @param key empty where the server goes by addresses alone
 * @param verify the servers to ask after a change; empty for those of the zone's NS records
 */
record Setup(Endpoint server, Optional<TsigKey> key, List<Endpoint> verify) {}
