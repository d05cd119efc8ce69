package mailauth.core.config;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import mailauth.core.yaml.Node;
import mailauth.core.yaml.Node.Entry;
import mailauth.core.yaml.Node.Mapping;
import mailauth.core.yaml.Node.Scalar;
import mailauth.core.yaml.Node.Sequence;
import mailauth.core.yaml.Parsed;
import mailauth.core.yaml.Position;
import mailauth.core.yaml.Yaml;
import org.junit.jupiter.api.Test;

/** The schema and the loader are held to each other by changing a file in every place. */
class JsonSchemaTest {
  private static final String SCHEMA = JsonSchema.write(Files.VOCABULARY);

  /** Has every mapping that the format knows, and no key that only goes with others. */
  private static final String WHOLE =
      """
      version: 1
      defaults: { dmarc: { alignment: {} } }
      providers:
        local: { type: zonefile, directory: zones }
        ns1: { type: rfc2136, server: ns.example.com, tsig: { name: k, secret: "${env:SECRET}" } }
        cf: { type: cloudflare }
      state: {}
      domains:
        example.com:
          provider: local
          senders:
          - i8t
          - { service: mailchimp, dkim: { k2: dkim2.mcsv.net } }
          - { hosts: { mx: true } }
          - { include: spf.partner.example }
          spf: { flatten: off }
          dkim: { s1: { revoked: true } }
          dmarc: {}
          mta-sts: { mode: none }
          tls-rpt: { reports: [tls@example.com] }
          bimi: { logo: "https://example.com/logo.svg" }
          dane: { mail.example.com: "file:mail.pem" }
          overrides: { DMARC_WEAKENED: { reason: moving, until: 2026-12-31 } }
          subdomains: { news: { ttl: 1h } }
        parked.example: { provider: local }
      """;

  /** A right value for every key, some of which exclude others. */
  private static final String RIGHT =
      """
      domains:
        example.com:
          ttl: 1h
          parked: false
          senders: [{ service: i8t, hosts: { ip: [192.0.2.1], a: [a.example], mx: true }, include: a.example }]
          spf: { all: fail, merge: false, flatten: [i8t], rollout: normal }
          dkim: { s1: { public-key: "file:a", txt: text, cname: a.example, revoked: true } }
          dmarc:
            policy: none
            subdomains: none
            nonexistent: none
            alignment: { dkim: strict, spf: strict }
            reports: [a@example.com]
            failure-reports: [a@example.com]
            failure-options: [0]
            testing: true
            public-suffix: false
            rollout: { profile: normal, step-back: ask, stages: [{ policy: none, subdomains: none, nonexistent: none, dwell: 1d, report-days: 1, reporters: 1, messages: 1, pass-rate: 99 }] }
          mta-sts: { mode: testing, rollout: normal, mx: [a.example], max-age: 1d }
          tls-rpt: { reports: [a@example.com] }
          bimi: { logo: "https://a.example/a.svg", certificate: "https://a.example/a.pem" }
          dane: { a.example: "file:a" }
          overrides: { DMARC_WEAKENED: { reason: a, until: 2026-12-31 } }
      providers: { a: { type: cloudflare, token: a, directory: a, server: a, zones: [a], tsig: { name: a, algorithm: a, secret: a } } }
      state: { type: file, path: a, url: a, user: a, password: a, project: a }
      defaults: {}
      version: 1
      """;

  /** Values of every kind, each right somewhere. */
  private static final List<String> SAMPLES =
      List.of(
          "1",
          "true",
          "false",
          "~",
          "[]",
          "{}",
          "text",
          "'1'",
          "'true'",
          "''",
          "off",
          "none",
          "softfail",
          "relaxed",
          "enforce",
          "file",
          "local",
          "zonefile",
          "1h",
          "2026-12-31",
          "{ DMARC_WEAKENED: { reason: a, until: 2026-12-31 } }",
          "mail.example.com",
          "[mail.example.com]",
          "[192.0.2.0/24]",
          "[a@example.com]",
          "https://example.com/a.svg",
          "[0, d]",
          "[i8t]",
          "{ a: { provider: local } }",
          "{ revoked: true }",
          "{ a: ~ }",
          "{ a: text }",
          "{ mx: true }",
          "{ mode: none }",
          "{ s1: { txt: text } }",
          "{ a: { type: cloudflare } }",
          "{ type: postgres, url: a }",
          "{ type: postgres }",
          "{ dkim: strict }");

  /** What a schema can know. It cannot know whether defaults complete a domain. */
  private static final Pattern ABOUT_STRUCTURE =
      Pattern.compile(
          "has no (such )?key|is written|are written|in place"
              + " of|historic|(provider.*|sender.*|hosts|tsig|state.*) needs |exclude each other|is"
              + " a mapping|is empty|where a list|list belongs|stands here|value is missing|truth"
              + " value|only true|is a number");

  @Test
  void isOneDocumentAndTheSameEachTime() throws IOException {
    assertThat(JsonSchema.write(Files.VOCABULARY)).isEqualTo(SCHEMA);
    assertThat(JSON.std.mapFrom(SCHEMA))
        .containsEntry("$schema", "https://json-schema.org/draft/2020-12/schema")
        .containsEntry("title", "mailauth.yaml")
        .containsKeys("properties", "$defs");
  }

  @Test
  void acceptsWhatTheLoaderAccepts() throws IOException {
    assertThat(Files.problems(WHOLE)).isEmpty();
    var check = new SchemaCheck(JSON.std.mapFrom(SCHEMA));
    int accepted = 0;
    int refused = 0;
    for (var changed : changes(root(WHOLE))) {
      var problems = load(changed);
      boolean valid = check.accepts(changed);
      if (problems.isEmpty()) {
        assertThat(valid).as("the loader accepts, the schema refuses %s", show(changed)).isTrue();
        accepted++;
      } else if (ABOUT_STRUCTURE.matcher(problems).find()) {
        assertThat(valid).as("%s, the schema accepts %s", problems, show(changed)).isFalse();
        refused++;
      }
    }
    assertThat(accepted).isGreaterThan(400);
    assertThat(refused).isGreaterThan(2000);
  }

  /** Every value replaced by every sample, every key removed, every known key put everywhere. */
  private static List<Node> changes(Node root) {
    var keys = new TreeSet<>(List.of("unknown-to-all"));
    var matcher = Pattern.compile("\"([a-z0-9-]+)\" : \\{").matcher(SCHEMA);
    while (matcher.find()) {
      keys.add(matcher.group(1));
    }
    var added = new ArrayList<Entry>();
    keys.forEach(key -> added.add(entry(key, root("text"))));
    collect(root(RIGHT), added);
    var changes = new ArrayList<Node>();
    change(root, SAMPLES.stream().map(JsonSchemaTest::root).toList(), added, changes);
    return changes;
  }

  private static void collect(Node node, List<Entry> out) {
    switch (node) {
      case Scalar scalar -> {}
      case Sequence list -> list.items().forEach(item -> collect(item, out));
      case Mapping mapping ->
          mapping
              .entries()
              .forEach(entry -> {
                out.add(entry);
                collect(entry.value(), out);
              });
    }
  }

  private static void change(Node node, List<Node> samples, List<Entry> added, List<Node> out) {
    out.addAll(samples);
    switch (node) {
      case Scalar scalar -> {}
      case Sequence list -> {
        for (int i = 0; i < list.items().size(); i++) {
          var inner = new ArrayList<Node>();
          change(list.items().get(i), samples, added, inner);
          for (var item : inner) {
            var items = new ArrayList<>(list.items());
            items.set(i, item);
            out.add(new Sequence(list.at(), items));
          }
        }
      }
      case Mapping mapping -> {
        for (var entry : added) {
          if (mapping.entry(entry.key().text()).isEmpty()) {
            var entries = new ArrayList<>(mapping.entries());
            entries.add(entry);
            out.add(new Mapping(mapping.at(), entries));
          }
        }
        for (int i = 0; i < mapping.entries().size(); i++) {
          var key = mapping.entries().get(i).key();
          var inner = new ArrayList<Node>();
          change(mapping.entries().get(i).value(), samples, added, inner);
          for (var value : inner) {
            var entries = new ArrayList<>(mapping.entries());
            entries.set(i, new Entry(key, value));
            out.add(new Mapping(mapping.at(), entries));
          }
          var entries = new ArrayList<>(mapping.entries());
          entries.remove(i);
          out.add(new Mapping(mapping.at(), entries));
        }
      }
    }
  }

  private static Entry entry(String key, Node value) {
    return new Entry(new Scalar(new Position("added", 1, 1), key, false), value);
  }

  private static Node root(String yaml) {
    return switch (Yaml.parse("f", yaml.getBytes(UTF_8))) {
      case Parsed.Document(var root) -> root;
      case Parsed.Faulty(var problems) ->
          yaml.equals("~")
              ? new Scalar(new Position("f", 1, 1), "~", true)
              : fail(problems.toString());
    };
  }

  private static String load(Node root) {
    return Files.problems(show(root));
  }

  /** The node as YAML on one line. */
  private static String show(Node node) {
    return switch (node) {
      case Scalar scalar -> scalar.plain() ? scalar.text() : '"' + scalar.text() + '"';
      case Sequence list ->
          String.join(", ", list.items().stream().map(JsonSchemaTest::show).toList())
              .transform(items -> "[" + items + "]");
      case Mapping mapping ->
          String.join(
                  ", ",
                  mapping.entries().stream()
                      .map(e -> show(e.key()) + ": " + show(e.value()))
                      .toList())
              .transform(entries -> "{" + entries + "}");
    };
  }
}
