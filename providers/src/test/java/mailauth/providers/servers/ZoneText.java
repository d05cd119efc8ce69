package mailauth.providers.servers;

/**
 * A zone as a test sets it up.
 *
 * @param records in zone file syntax; SOA, NS and the name server's address are there already
 */
public record ZoneText(String origin, String records) {
  public String masterFile() {
    return """
    $ORIGIN %s.
    $TTL 3600
    @ SOA ns1 hostmaster 1 3600 600 86400 300
    @ NS ns1
    ns1 A 127.0.0.1
    %s\
    """
        .formatted(origin, records);
  }
}
