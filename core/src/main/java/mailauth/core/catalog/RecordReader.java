package mailauth.core.catalog;

import static mailauth.core.schema.Key.optional;
import static mailauth.core.schema.Key.required;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import mailauth.core.catalog.RecordTemplate.Kind;
import mailauth.core.dns.InvalidName;
import mailauth.core.dns.Name;
import mailauth.core.schema.Choice;
import mailauth.core.schema.Fields;
import mailauth.core.schema.Key;
import mailauth.core.schema.Keys;
import mailauth.core.schema.Misfit;
import mailauth.core.schema.Schema;
import mailauth.core.schema.Shape;
import mailauth.core.schema.TextShape;
import mailauth.core.schema.Whole;
import mailauth.core.spf.SpfParse;
import mailauth.core.yaml.Quote;

/** Reads record templates, and sees that they make records with any values of the right form. */
final class RecordReader {
  private static final Key<Integer> PREFERENCE =
      optional("preference", new Whole(0, 65535), "of an MX, the lower the sooner it is tried");
  private static final Key<Kind> TYPE =
      required(
          "type",
          Choice.<Kind>of("record type", "CNAME", new Kind.Cname())
              .or("TXT", new Kind.Text())
              .or("MX", new Kind.Mx(0))
              .or("SPF", new Kind.SpfTerms()),
          "CNAME, TXT, MX, or SPF for terms of a name's SPF record");

  private final Map<String, String> examples = new HashMap<>();
  private final Key<Template> name;
  private final Key<Template> value;
  private final Keys keys;

  /** A reader for templates with these variables. */
  RecordReader(Map<String, Variable> variables) {
    examples.putAll(DomainBlanks.of(Name.of("example.com")));
    variables.forEach((variable, rule) -> examples.put(variable, rule.example()));
    this.name = required("name", template("a name"), "relative to the sending domain");
    this.value = required("value", template("a value"), "the target or text");
    this.keys = Keys.of("a record", name, TYPE, value, PREFERENCE);
  }

  Shape<RecordTemplate> shape() {
    return keys.as(this::record);
  }

  /** Terms of SPF with blanks. */
  Shape<Template> term() {
    return new TextShape<>(
        "a term such as include:spf.example.net",
        Schema.type("string"),
        (at, text) -> {
          var template = known(text);
          checkTerms(filled(template));
          return template;
        });
  }

  private Optional<RecordTemplate> record(Fields fields) {
    var owner = fields.get(name);
    var type = fields.get(TYPE);
    var data = fields.get(value);
    if (owner.isEmpty() || type.isEmpty() || data.isEmpty()) {
      return Optional.empty();
    }
    var preference = fields.get(PREFERENCE);
    var kind = type.get() instanceof Kind.Mx ? new Kind.Mx(preference.orElse(10)) : type.get();
    try {
      checkName(filled(owner.get()));
      checkValue(kind, filled(data.get()));
      return Optional.of(new RecordTemplate(owner.get(), kind, data.get()));
    } catch (Misfit e) {
      fields.refuse(value, e.sentence());
      return Optional.empty();
    }
  }

  private Shape<Template> template(String what) {
    return new TextShape<>(what, Schema.type("string"), (at, text) -> known(text));
  }

  private Template known(String text) throws Misfit {
    var template = Template.of(text);
    for (var variable : template.variables()) {
      if (!examples.containsKey(variable)) {
        throw new Misfit("there is no variable '%s': describe it".formatted(variable));
      }
    }
    return template;
  }

  private String filled(Template template) {
    return template.fill(examples).orElseThrow();
  }

  private static void checkName(String text) throws Misfit {
    if (!text.equals("@")) {
      target(text);
    }
  }

  private static void checkValue(Kind kind, String text) throws Misfit {
    switch (kind) {
      case Kind.Cname cname -> fullName(text);
      case Kind.Mx mx -> fullName(text);
      case Kind.SpfTerms terms -> checkTerms(text);
      case Kind.Text txt -> {}
    }
  }

  private static void fullName(String text) throws Misfit {
    if (target(text).labels().size() < 2) {
      throw new Misfit("%s is no full name: write one".formatted(Quote.of(text)));
    }
  }

  private static Name target(String text) throws Misfit {
    try {
      return Name.of(text);
    } catch (InvalidName e) {
      throw new Misfit(e.getMessage());
    }
  }

  private static void checkTerms(String terms) throws Misfit {
    var parse = SpfParse.parse("v=spf1 " + terms);
    if (!parse.isSound()) {
      throw new Misfit(parse.faults().getFirst().message());
    }
    if (parse.record().all().isPresent()) {
      throw new Misfit("'all' is the domain owner's to choose: leave it out");
    }
  }
}
