package mailauth.core.config;

import java.net.URI;
import java.util.Optional;
import mailauth.core.yaml.Position;

/** The logo shown beside the domain's mail, and the certificate that vouches for it. */
public record BimiConfig(Position at, URI logo, Optional<URI> certificate) {}
