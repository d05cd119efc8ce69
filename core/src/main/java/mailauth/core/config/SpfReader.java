package mailauth.core.config;

import static mailauth.core.schema.Key.optional;
import static mailauth.core.schema.Key.required;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import mailauth.core.config.RolloutConfig.Profile;
import mailauth.core.schema.Choice;
import mailauth.core.schema.Fields;
import mailauth.core.schema.Flag;
import mailauth.core.schema.Key;
import mailauth.core.schema.Keys;
import mailauth.core.schema.ListShape;
import mailauth.core.schema.Misfit;
import mailauth.core.schema.Problems;
import mailauth.core.schema.Schema;
import mailauth.core.schema.Shape;
import mailauth.core.schema.Spelling;
import mailauth.core.schema.TextShape;
import mailauth.core.spf.Qualifier;
import mailauth.core.yaml.Node;
import mailauth.core.yaml.Quote;

/** Reads {@code spf}. */
final class SpfReader {
  private static final Shape<Qualifier> QUALIFIERS =
      Choice.of("qualifier for all", "fail", Qualifier.FAIL)
          .or("softfail", Qualifier.SOFTFAIL)
          .or("neutral", Qualifier.NEUTRAL)
          .advising("-all", "write fail")
          .advising("~all", "write softfail")
          .advising("?all", "write neutral")
          .advising("+all", "it would let anyone send, so write fail, softfail or neutral")
          .advising("pass", "it would let anyone send, so write fail, softfail or neutral");
  private static final Key<Qualifier> STAGE_ALL =
      required("all", QUALIFIERS, "what becomes of mail from everyone else");
  private static final Key<RolloutConfig<Qualifier>> ROLLOUT =
      optional(
          "rollout",
          new RolloutReader<>(
              RolloutReader.profiles(Profile.NORMAL, Profile.CAREFUL),
              List.of(STAGE_ALL),
              fields -> fields.get(STAGE_ALL),
              Qualifier.SOFTFAIL,
              SpfReader::climbs),
          "a ladder from softfail to fail in place of 'all': normal, careful or your own");
  private static final Key<Qualifier> ALL =
      optional(
          "all",
          QUALIFIERS,
          "what becomes of mail from everyone else; left out, what stands there today stays");

  /** The keys that exclude each other. */
  static final Keys EITHER = Keys.of("spf", ALL, ROLLOUT).atMostOne(ALL, ROLLOUT);

  private static final Key<Boolean> MERGE =
      optional(
          "merge", Flag.EITHER, "whether terms that others wrote stay in the record (default)");

  private final Key<List<SpfConfig.Flatten>> flatten;
  private final Keys keys;

  SpfReader(Set<String> services) {
    flatten =
        optional(
            "flatten",
            new OffOr<>(ListShape.of(name(services))),
            "off, or the senders whose includes are written out as addresses");
    keys =
        Keys.of("spf", ALL, MERGE, flatten, ROLLOUT)
            .atMostOne(ALL, ROLLOUT)
            .advising("include", "includes are written under 'senders': - include: NAME")
            .advising("ip4", "networks are written under 'senders': - hosts: { ip: [...] }")
            .advising("ip6", "networks are written under 'senders': - hosts: { ip: [...] }")
            .advising("a", "hosts are written under 'senders': - hosts: { a: [...] }")
            .advising("mx", "MX hosts are written under 'senders': - hosts: { mx: true }")
            .advising("v", "the version is always written for you: remove 'v'");
  }

  Shape<SpfConfig> shape() {
    return keys.as(this::read);
  }

  private Optional<SpfConfig> read(Fields fields) {
    return Optional.of(
        new SpfConfig(
            fields.at(),
            fields.get(ALL),
            fields.get(MERGE, true),
            fields.get(flatten, List.of()),
            fields.get(ROLLOUT)));
  }

  private static boolean climbs(Qualifier before, Qualifier after) {
    var lenientFirst = List.of(Qualifier.NEUTRAL, Qualifier.SOFTFAIL, Qualifier.FAIL);
    return lenientFirst.indexOf(before) < lenientFirst.indexOf(after);
  }

  /** A service, or the name behind an include; which senders there are is not looked at. */
  private static Shape<SpfConfig.Flatten> name(Set<String> services) {
    return new TextShape<>(
        "a sender's name",
        Schema.type("string"),
        (at, text) -> {
          if (services.contains(text)) {
            return new SpfConfig.Flatten(at, text);
          }
          if (text.indexOf('.') > 0) {
            return new SpfConfig.Flatten(at, Names.read(text, "_%{}").text());
          }
          throw new Misfit(
              "%s is no sender: %s"
                  .formatted(
                      Quote.of(text),
                      Spelling.closest(text, services)
                          .map("did you mean '%s'?"::formatted)
                          .orElse("write a service, or the name behind its include")));
        });
  }

  /** A list, or {@code off} for an empty one; YAML 1.1 reads {@code off} as false. */
  private record OffOr<T>(Shape<List<T>> names) implements Shape<List<T>> {
    private static final Set<String> OFF = Set.of("off", "false");

    @Override
    public Optional<List<T>> read(Node node, Problems problems) {
      return node instanceof Node.Scalar scalar && OFF.contains(scalar.text())
          ? Optional.of(List.of())
          : names.read(node, problems);
    }

    @Override
    public Schema schema() {
      return Schema.of("anyOf", List.of(Schema.of("enum", List.of("off", false)), names.schema()));
    }
  }
}
