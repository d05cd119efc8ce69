package mailauth.core.draft;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import mailauth.core.config.SenderConfig;
import mailauth.core.config.SenderFacts;
import mailauth.core.dns.Name;
import mailauth.core.ip.Cidr;

/** One of {@code senders}. */
final class SenderItem {
  /** What stands beside {@code service} with a meaning of its own, so that no variable can. */
  private static final Set<String> KEYS =
      Set.of(
          "service",
          "dkim",
          "generation",
          "groups",
          "variables",
          "hosts",
          "include",
          "owner",
          "seldom",
          "from",
          "mail-from");

  private SenderItem() {}

  static Item of(SenderConfig sender) {
    return switch (sender) {
      case SenderConfig.Service service -> service(service);
      case SenderConfig.Template template ->
          details(
              "file:" + template.file().path(),
              template.variables(),
              facts(new Item.Keys().put("groups", template.groups()), template.facts()));
      case SenderConfig.Hosts hosts ->
          facts(
                  new Item.Keys()
                      .put(
                          "hosts",
                          new Item.Keys()
                              .put("ip", hosts.ip().stream().map(Cidr::toString).toList())
                              .put("a", hosts.a().stream().map(Name::text).toList())
                              .put("mx", hosts.mx(), false)
                              .inline()),
                  hosts.facts())
              .entries();
      case SenderConfig.Include include ->
          facts(new Item.Keys().put("include", include.domain().text()), include.facts()).entries();
    };
  }

  /** What only people know of a sender, behind what else there is of it. */
  private static Item.Keys facts(Item.Keys keys, SenderFacts facts) {
    return keys.put("owner", facts.owner())
        .put("seldom", facts.seldom().map(rhythm -> rhythm.name().toLowerCase(Locale.ROOT)))
        .put("from", facts.from().stream().map(Name::text).toList())
        .put("mail-from", facts.mailFrom().map(Name::text));
  }

  private static Item service(SenderConfig.Service service) {
    var targets = new Item.Keys();
    service.dkim().forEach((selector, target) -> targets.put(selector, target.text()));
    var others =
        new Item.Keys().put("generation", service.generation()).putIfAny("dkim", targets.inline());
    return details(service.service(), service.variables(), facts(others, service.facts()));
  }

  private static Item details(String service, Map<String, String> variables, Item.Keys others) {
    var hidden = new LinkedHashMap<>(variables);
    hidden.keySet().retainAll(KEYS);
    var keys = new Item.Keys().put("service", service);
    others.entries().entries().forEach(entry -> keys.put(entry.key(), entry.value()));
    variables.forEach((name, value) -> {
      if (!hidden.containsKey(name)) {
        keys.put(name, value);
      }
    });
    var below = new Item.Keys();
    hidden.forEach(below::put);
    keys.putIfAny("variables", below.inline());
    var all = keys.entries();
    return all.entries().size() == 1 ? new Item.Word(service) : all;
  }
}
