package mailauth.core.guide;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mailauth.core.catalog.BuiltInCatalog;
import mailauth.core.check.service.KnownServices;
import mailauth.core.config.ProviderType;
import mailauth.core.config.ProviderType.Setting;
import mailauth.core.config.ProviderType.Shape;
import mailauth.core.dns.Answer;
import mailauth.core.dns.Dns;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRset;
import mailauth.core.dns.RRsetKey;
import mailauth.core.dns.Rdata;
import mailauth.core.dns.RecordType;
import mailauth.core.dns.Txt;

/** Interviews about a DNS that a test makes up. */
final class Guided {
  static final BuiltInCatalog CATALOG = new BuiltInCatalog();
  private static final KnownServices KNOWN = KnownServices.of(CATALOG);
  static final List<ProviderType> TYPES =
      List.of(
          new ProviderType(
              "cloudflare",
              "Cloudflare",
              "",
              List.of(new Setting("token", new Shape.Secret(), true, "CLOUDFLARE_API_TOKEN", "t"))),
          new ProviderType(
              "manual",
              "Any host, by hand",
              "",
              List.of(new Setting("panel", new Shape.Text(), false, "", "how to type"))),
          new ProviderType(
              "rfc2136",
              "DNS servers",
              "",
              List.of(new Setting("server", new Shape.Text(), true, "", "the primary"))),
          new ProviderType(
              "zonefile",
              "Zone files",
              "",
              List.of(new Setting("directory", new Shape.Text(), true, "", "the folder"))));

  private final Map<RRsetKey, List<Rdata>> records = new HashMap<>();
  private final Map<Name, Today> seen = new HashMap<>();
  private final Words words;

  Guided(Language language) {
    words = Words.in(language);
  }

  Words words() {
    return words;
  }

  Guided txt(String name, String... texts) {
    return add(name, RecordType.TXT, List.of(texts).stream().map(t -> (Rdata) Txt.of(t)).toList());
  }

  Guided cname(String name, String target) {
    return add(name, RecordType.CNAME, List.of(new Rdata.Host(Name.of(target))));
  }

  Guided ns(String zone, String server) {
    return add(zone, RecordType.NS, List.of(new Rdata.Host(Name.of(server))));
  }

  Guided mx(String name, String exchange) {
    return add(name, RecordType.MX, List.of(new Rdata.Mx(10, Name.of(exchange))));
  }

  Guided nullMx(String name) {
    return add(name, RecordType.MX, List.of(Rdata.Mx.NULL));
  }

  private Guided add(String name, RecordType type, List<Rdata> data) {
    seen.clear();
    records.put(new RRsetKey(Name.of(name), type), data);
    return this;
  }

  private Dns dns() {
    return (name, type) -> {
      var data = records.get(new RRsetKey(name, type));
      return data == null
          ? new Answer.NoName()
          : new Answer.Found(new RRset(name, type, 3600, data), List.of());
    };
  }

  Interview begin(Map<String, List<String>> preset) {
    var world =
        new World() {
          @Override
          public List<Name> nameServers(Name domain) {
            return TodaysDns.nameServers(dns(), domain);
          }

          @Override
          public Today today(Name domain, Optional<String> folder) {
            return seen.computeIfAbsent(domain, name -> new TodaysDns(dns(), name, KNOWN).today());
          }
        };
    return Interview.begin(new Outline(world, TYPES, CATALOG, words), words, preset);
  }

  /** Types lines until nothing is left to ask or to type; an empty line agrees. */
  Talk talk(String... lines) {
    return new Talk(begin(Map.of())).type(lines);
  }

  /** An interview under way. */
  static final class Talk {
    private Interview interview;
    private final List<String> asked = new ArrayList<>();

    Talk(Interview interview) {
      this.interview = interview;
    }

    Talk type(String... lines) {
      for (var line : lines) {
        var question = question();
        asked.add(question.id());
        interview =
            switch (interview.answer(question, line)) {
              case Interview.Reply.Accepted(var next) -> next;
              case Interview.Reply.Ticked(var next) -> next;
              case Interview.Reply.Refused(var why) ->
                  throw new AssertionError(question.id() + " refuses " + line + ": " + why);
            };
      }
      return this;
    }

    boolean isDone() {
      return interview.step() instanceof Interview.Step.Done;
    }

    /** Says something that may be refused. */
    Talk answer(String line) {
      interview =
          switch (reply(line)) {
            case Interview.Reply.Accepted(var next) -> next;
            case Interview.Reply.Ticked(var next) -> next;
            case Interview.Reply.Refused(var why) -> interview;
          };
      return this;
    }

    /** Agrees to all that can be agreed to. */
    Talk agree() {
      while (interview.step() instanceof Interview.Step.Ask(var at, var question)
          && question.canBeAgreed()) {
        type("");
      }
      return this;
    }

    Talk back() {
      interview = interview.back();
      return this;
    }

    Question question() {
      return switch (interview.step()) {
        case Interview.Step.Ask(var at, var question) -> {
          interview = at;
          yield question;
        }
        case Interview.Step.Wrong(var id, var why) -> throw new AssertionError(id + ": " + why);
        case Interview.Step.Done done -> throw new AssertionError("nothing is left to ask");
      };
    }

    Interview.Reply reply(String line) {
      return interview.answer(question(), line);
    }

    List<String> asked() {
      return asked;
    }

    Conclusion conclusion() {
      if (interview.step() instanceof Interview.Step.Done(var at, var conclusion)) {
        return conclusion;
      }
      throw new AssertionError("still asks " + question().id());
    }
  }
}
