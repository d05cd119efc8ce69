package mailauth.providers.state;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import mailauth.core.json.InvalidJson;
import mailauth.core.json.JsonObject;

/**
 * Who holds the lock on a project. No name of a person or a machine is kept.
 *
 * @param run the run's id
 * @param process its id where it runs
 */
public record Holder(String run, long process, Instant since) {
  public Holder {
    since = since.truncatedTo(ChronoUnit.SECONDS);
  }

  /** This process, for a run. */
  public static Holder here(String run, Instant since) {
    return new Holder(run, ProcessHandle.current().pid(), since);
  }

  /** What the next run is told of one that was killed. */
  public String unfinished() {
    return "%s, did not end in good order; to take back what it did: mailauth rollback %s"
        .formatted(this, run);
  }

  public String json() {
    var json = new LinkedHashMap<String, Object>();
    json.put("run", run);
    json.put("process", process);
    json.put("since", since.toString());
    return JsonObject.write(json);
  }

  /**
   * Reads what {@link #json} gave.
   *
   * @throws InvalidJson if the text is something else
   */
  public static Holder read(String text) {
    var json = JsonObject.read(text);
    try {
      return new Holder(
          json.text("run"), json.number("process"), Instant.parse(json.text("since")));
    } catch (DateTimeParseException e) {
      throw new InvalidJson("since is no time");
    }
  }

  @Override
  public String toString() {
    return "run %s, process %d, since %s".formatted(run, process, since);
  }
}
