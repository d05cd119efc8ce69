package mailauth.core.draft;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import mailauth.core.config.SenderConfig;
import mailauth.core.dns.Name;
import mailauth.core.ip.Cidr;

/** One of {@code senders}. */
final class SenderItem {
  /** What stands beside {@code service} with a meaning of its own, so that no variable can. */
  private static final Set<String> KEYS =
      Set.of("service", "dkim", "generation", "groups", "variables", "hosts", "include");

  private SenderItem() {}

  static Item of(SenderConfig sender) {
    return switch (sender) {
      case SenderConfig.Service service -> service(service);
      case SenderConfig.Template template ->
          details(
              "file:" + template.file().path(),
              template.variables(),
              new Item.Keys().put("groups", template.groups()));
      case SenderConfig.Hosts hosts ->
          new Item.Keys()
              .put(
                  "hosts",
                  new Item.Keys()
                      .put("ip", hosts.ip().stream().map(Cidr::toString).toList())
                      .put("a", hosts.a().stream().map(Name::text).toList())
                      .put("mx", hosts.mx(), false)
                      .inline())
              .entries();
      case SenderConfig.Include include ->
          new Item.Keys().put("include", include.domain().text()).entries();
    };
  }

  private static Item service(SenderConfig.Service service) {
    var targets = new Item.Keys();
    service.dkim().forEach((selector, target) -> targets.put(selector, target.text()));
    var others =
        new Item.Keys().put("generation", service.generation()).putIfAny("dkim", targets.inline());
    return details(service.service(), service.variables(), others);
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
