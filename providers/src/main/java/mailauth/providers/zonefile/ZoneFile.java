package mailauth.providers.zonefile;

import java.nio.file.Path;
import mailauth.core.dns.Name;
import mailauth.providers.masterfile.Zone;

/**
 * A zone and the files it was read from.
 *
 * @param path the main file, as the folder lists it
 */
record ZoneFile(Path path, Name apex, Zone zone, Snapshot snapshot) {}
