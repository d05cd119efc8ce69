package mailauth.core.domainconnect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import mailauth.core.catalog.Template;
import mailauth.core.json.InvalidJson;
import mailauth.core.json.JsonObject;

/** Reads a template: the JSON file that a service publishes. */
public final class ConnectReader {
  private static final Pattern VARIABLE = Pattern.compile("%([A-Za-z0-9._-]+)%");
  private static final String SELF = "@";

  private ConnectReader() {}

  /**
   * Reads a template, and of its records those in some groups and those in none.
   *
   * @param groups the groups wanted; none for all
   * @throws InvalidTemplate if the text is no template, or has records that mailauth does not make
   */
  public static ConnectTemplate read(String json, List<String> groups) throws InvalidTemplate {
    try {
      var template = JsonObject.read(json);
      var records = new ArrayList<ConnectRecord>();
      for (var record : template.objects("records")) {
        var group = record.optionalText("groupId");
        if (groups.isEmpty() || group.map(groups::contains).orElse(true)) {
          records.add(record(record, group));
        }
      }
      checkGroups(template, groups);
      return new ConnectTemplate(title(template), isTrue(template, "hostRequired"), records);
    } catch (InvalidJson e) {
      throw new InvalidTemplate("this is no Domain Connect template: " + e.getMessage());
    }
  }

  private static void checkGroups(JsonObject template, List<String> groups) throws InvalidTemplate {
    var known =
        template.objects("records").stream()
            .flatMap(record -> record.optionalText("groupId").stream())
            .distinct()
            .toList();
    for (var group : groups) {
      if (!known.contains(group)) {
        throw new InvalidTemplate(
            known.isEmpty()
                ? "the template has no groups: remove 'groups'"
                : "the template has no group '%s': it has %s"
                    .formatted(group, String.join(", ", known)));
      }
    }
  }

  private static String title(JsonObject template) {
    var service = template.optionalText("serviceName").orElseGet(() -> template.text("serviceId"));
    var provider =
        template.optionalText("providerName").orElseGet(() -> template.text("providerId"));
    return service.contains(provider) ? service : provider + " " + service;
  }

  private static ConnectRecord record(JsonObject record, Optional<String> group)
      throws InvalidTemplate {
    var type = type(record);
    return new ConnectRecord(
        type,
        template(record.optionalText("host").filter(host -> !host.isEmpty()).orElse(SELF)),
        template(record.text(type.field())),
        type == ConnectRecord.Type.MX
            ? Optional.of(template(number(record, "priority")))
            : Optional.empty(),
        literal(record, "ttl"),
        group,
        excludes(record, type));
  }

  private static ConnectRecord.Type type(JsonObject record) throws InvalidTemplate {
    var written = record.text("type");
    return Arrays.stream(ConnectRecord.Type.values())
        .filter(type -> type.name().equalsIgnoreCase(written))
        .findFirst()
        .orElseThrow(() ->
            new InvalidTemplate(
                ("%s is a record of type %s, and mailauth makes CNAME, MX, TXT and SPFM only: name"
                        + " the groups you want with 'groups', or add that record by hand and take"
                        + " it out of your copy")
                    .formatted(record.path(), written)));
  }

  private static Optional<String> excludes(JsonObject record, ConnectRecord.Type type)
      throws InvalidTemplate {
    if (type == ConnectRecord.Type.MX) {
      return Optional.of("");
    }
    var mode =
        type == ConnectRecord.Type.TXT
            ? record.optionalText("txtConflictMatchingMode").orElse("None")
            : "None";
    return switch (mode) {
      case "None" -> Optional.empty();
      case "All" -> Optional.of("");
      case "Prefix" -> Optional.of(record.text("txtConflictMatchingPrefix"));
      default ->
          throw new InvalidTemplate(
              "%s: txtConflictMatchingMode is None, All or Prefix, not '%s'"
                  .formatted(record.path(), mode));
    };
  }

  private static Template template(String text) {
    return Template.of(text, VARIABLE);
  }

  /** Numbers stand as such, or as text that may be a variable. */
  private static String number(JsonObject record, String name) {
    return record.members().get(name) instanceof Number number
        ? Long.toString(number.longValue())
        : record.text(name);
  }

  private static Optional<Long> literal(JsonObject record, String name) {
    return switch (record.members().get(name)) {
      case Number number when number.longValue() > 0 -> Optional.of(number.longValue());
      case String text when text.matches("[1-9][0-9]{0,8}") -> Optional.of(Long.valueOf(text));
      case null, default -> Optional.empty();
    };
  }

  private static boolean isTrue(JsonObject template, String name) {
    return Boolean.TRUE.equals(template.members().get(name));
  }
}
