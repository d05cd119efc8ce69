package mailauth.providers.servers;

/** A zone as a test sets it up, with its master file (RFC 1035 section 5). */
public record ZoneText(String origin, String masterFile) {

  /** A zone with SOA and NS, the name server being the server itself. */
  public static ZoneText of(String origin, String records) {
    return new ZoneText(
        origin,
        """
        $ORIGIN %s.
        $TTL 3600
        @ SOA ns1 hostmaster 1 3600 600 86400 300
        @ NS ns1
        ns1 A 127.0.0.1
        %s\
        """
            .formatted(origin, records));
  }
}
