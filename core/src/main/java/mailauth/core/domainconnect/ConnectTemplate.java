package mailauth.core.domainconnect;

import java.util.List;

/**
 * A service as its template describes it.
 *
 * @param title the service, and who provides it
 * @param needsHost whether it can only be applied below a domain
 */
public record ConnectTemplate(String title, boolean needsHost, List<ConnectRecord> records) {
  public ConnectTemplate {
    records = List.copyOf(records);
  }

  /** The records of some groups, and those of none; all where no group is named. */
  public List<ConnectRecord> records(List<String> groups) {
    return groups.isEmpty()
        ? records
        : records.stream()
            .filter(record -> record.group().map(groups::contains).orElse(true))
            .toList();
  }

  /** The groups, in the order of the records. */
  public List<String> groups() {
    return records.stream().flatMap(record -> record.group().stream()).distinct().toList();
  }
}
