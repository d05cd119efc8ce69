package mailauth.core.config;

import mailauth.core.dns.Name;
import mailauth.core.yaml.Position;

/** The certificate or key that an MX host presents (RFC 7672). */
public record DaneConfig(Position at, Name host, Reference certificate) {}
