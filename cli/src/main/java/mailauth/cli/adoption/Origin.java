package mailauth.cli.adoption;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import mailauth.core.adoption.Standing;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRset;
import mailauth.core.dns.Rdata;
import mailauth.core.dns.RecordType;

/**
 * A domain's records and where they are from.
 *
 * @param from for a person, such as {@code DNS} or a file's path
 * @param folder of the zone file, where it is one that name servers read and mailauth can keep
 * @param isLive whether DNS was asked, and may be asked for more
 */
public record Origin(Standing standing, String from, Optional<Path> folder, boolean isLive) {

  public Name domain() {
    return standing.domain();
  }

  /** The name servers that the records name. */
  public List<Name> servers() {
    return standing.rrsets().stream()
        .filter(rrset -> rrset.type() == RecordType.NS && rrset.name().equals(domain()))
        .map(RRset::records)
        .flatMap(List::stream)
        .map(record -> ((Rdata.Host) record).name())
        .sorted()
        .toList();
  }
}
