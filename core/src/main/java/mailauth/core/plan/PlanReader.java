package mailauth.core.plan;

import static java.util.stream.Collectors.groupingBy;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRset;
import mailauth.core.dns.RRsetKey;
import mailauth.core.dns.Rdata;
import mailauth.core.dns.RdataFormat;
import mailauth.core.dns.RecordType;
import mailauth.core.dns.Txt;
import mailauth.core.json.InvalidJson;
import mailauth.core.json.JsonObject;

/** Reads back what {@link PlanJson} wrote. */
public final class PlanReader {
  private PlanReader() {}

  /**
   * Reads a document.
   *
   * @throws InvalidJson if the text is no plan of this format; the message says where
   */
  public static Plan read(String text) {
    var json = JsonObject.read(text);
    var format = json.optionalText("format").orElse("none");
    if (!format.equals(PlanJson.FORMAT)) {
      throw new InvalidJson("the format is %s, not %s".formatted(format, PlanJson.FORMAT));
    }
    try {
      var changes = json.objects("changes").stream().collect(groupingBy(c -> c.text("domain")));
      return new Plan(json.objects("domains").stream().map(d -> domain(d, changes)).toList());
    } catch (InvalidJson e) {
      throw e;
    } catch (IllegalArgumentException e) {
      throw new InvalidJson(String.valueOf(e.getMessage()));
    }
  }

  private static DomainPlan domain(JsonObject json, Map<String, List<JsonObject>> changes) {
    var name = json.text("domain");
    return new DomainPlan(
        Name.of(name),
        json.object("provider").text("name"),
        json.object("provider").text("type"),
        changes.getOrDefault(name, List.of()).stream().map(PlanReader::change).toList(),
        (int) json.number("unchanged"),
        OwnershipJson.read(json.object("ownership")),
        json.optionalText("failure"),
        json.objects("gates").stream().map(PlanReader::gate).toList(),
        json.objects("stages").stream().map(ProgressJson::mark).toList(),
        json.objects("rollouts").stream().map(ProgressJson::read).toList());
  }

  private static Change change(JsonObject json) {
    var key = OwnershipJson.key(json);
    var purpose = OwnershipJson.purpose(json);
    var observed = json.optionalObject("observed").map(rrset -> rrset(key, rrset));
    var ttl = json.object("ttl");
    return new Change(
        key,
        purpose,
        observed,
        Change.values(purpose, observed),
        json.texts("after").stream().map(text -> plain(key.type(), text)).toList(),
        ttl.optionalNumber("after").or(() -> ttl.optionalNumber("before")).orElse(0L),
        json.texts("effects"),
        json.objects("gates").stream().map(PlanReader::gate).toList(),
        json.optionalObject("authorization").map(SpfImpactJson::read),
        file(json));
  }

  /** The file of a change or of a step back; none where it has no such field. */
  static Optional<PolicyFile> file(JsonObject json) {
    return json.optionalObject("file")
        .map(file ->
            new PolicyFile(
                file.text("path"), file.optionalText("before"), file.optionalText("after")));
  }

  static RRset rrset(RRsetKey key, JsonObject json) {
    List<Rdata> records =
        json.texts("records").stream().map(text -> RdataFormat.read(key.type(), text)).toList();
    return new RRset(key.name(), key.type(), json.number("ttl"), records);
  }

  private static Rdata plain(RecordType type, String text) {
    return type == RecordType.TXT ? Txt.of(text) : RdataFormat.read(type, text);
  }

  private static Gate gate(JsonObject json) {
    var outcome = json.text("outcome").toUpperCase(Locale.ROOT);
    return new Gate(
        json.text("id"),
        OwnershipJson.constant(Gate.Outcome.class, outcome),
        json.text("message"),
        json.optionalObject("override").map(PlanReader::override));
  }

  private static Gate.Overridden override(JsonObject json) {
    try {
      return new Gate.Overridden(json.text("reason"), LocalDate.parse(json.text("until")));
    } catch (DateTimeParseException e) {
      throw new InvalidJson("'%s' is no date".formatted(json.text("until")));
    }
  }
}
