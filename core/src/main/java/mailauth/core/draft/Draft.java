package mailauth.core.draft;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mailauth.core.config.Config;
import mailauth.core.config.DomainConfig;
import mailauth.core.config.OverrideConfig;
import mailauth.core.config.ProviderConfig;
import mailauth.core.config.ReportsConfig;
import mailauth.core.config.SenderConfig;
import mailauth.core.config.Settings;
import mailauth.core.config.StateConfig;
import mailauth.core.dns.Name;

/** YAML that declares what a config does, for people to read and go on with. */
public final class Draft {
  private static final String DOMAINS = "domains";

  private Draft() {}

  /** A whole file. Of providers, those that domains use come first, in the domains' order. */
  public static String file(Config config, Remarks remarks) {
    var root = new Item.Keys().put("version", new Item.Literal("1"));
    root.putIfAny("state", state(config.state()));
    root.putIfAny("reports", reports(config.reports()));
    root.putIfAny("providers", providers(config));
    var domains = new Item.Keys();
    config.domains().forEach(domain -> domains.put(domain.name().text(), domain(domain)));
    if (!config.domains().isEmpty() || config.providers().isEmpty()) {
      root.put(DOMAINS, domains.entries());
    }
    return new Pen(remarks).file(root.entries());
  }

  /** One domain's lines, its name first, to stand below its key at a depth. */
  public static List<String> domain(DomainConfig domain, String indent, Remarks remarks) {
    return Pen.lines(
        new Item.Keys().put(domain.name().text(), domain(domain)).entries(),
        DOMAINS,
        indent,
        remarks);
  }

  /** One provider's lines, its name first, to stand below its key at a depth. */
  public static List<String> provider(ProviderConfig provider, String indent) {
    return Pen.lines(
        new Item.Keys().put(provider.name(), provider(provider)).entries(),
        "",
        indent,
        new Remarks());
  }

  /** One sender's lines, its dash first, to stand below its key at a depth. */
  public static List<String> sender(SenderConfig sender, String indent) {
    return Pen.lines(new Item.Items(List.of(SenderItem.of(sender))), "", indent, new Remarks());
  }

  private static Item providers(Config config) {
    var order = config.domains().stream().map(DomainConfig::provider).distinct().toList();
    var keys = new Item.Keys();
    config.providers().values().stream()
        .sorted(
            Comparator.comparingInt((ProviderConfig provider) ->
                    order.contains(provider.name())
                        ? order.indexOf(provider.name())
                        : Integer.MAX_VALUE)
                .thenComparing(ProviderConfig::name))
        .forEach(provider -> keys.put(provider.name(), provider(provider)));
    return keys.entries();
  }

  private static Item provider(ProviderConfig provider) {
    var keys = new Item.Keys().put("type", provider.type());
    settings(provider.settings()).entries().forEach(entry -> keys.put(entry.key(), entry.value()));
    return keys.inline();
  }

  private static Item.Inline settings(Settings settings) {
    var keys = new Item.Keys();
    settings.values().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(entry -> keys.put(entry.getKey(), value(entry.getValue())));
    return keys.inline();
  }

  private static Item value(Settings.Value value) {
    return switch (value) {
      case Settings.Value.Text(var reference) -> new Item.Word(ReferenceText.of(reference));
      case Settings.Value.Texts(var references) ->
          new Item.Words(references.stream().map(ReferenceText::of).toList());
      case Settings.Value.Group(var inner) -> settings(inner);
    };
  }

  private static Item state(StateConfig state) {
    var keys = new Item.Keys();
    switch (state) {
      case StateConfig.InFile(var path) when path.equals(StateConfig.USUAL_PATH) -> {}
      case StateConfig.InFile(var path) -> keys.put("path", path);
      case StateConfig.InPostgres database -> {
        keys.put("type", "postgres");
        keys.put("url", ReferenceText.of(database.url()));
        keys.put("user", database.user().map(ReferenceText::of));
        keys.put("password", database.password().map(ReferenceText::of));
        keys.put("project", database.project());
      }
    }
    return keys.entries();
  }

  private static Item reports(ReportsConfig reports) {
    var keys = new Item.Keys();
    reports
        .imap()
        .ifPresent(imap ->
            keys.put(
                "imap",
                new Item.Keys()
                    .put("url", imap.url().toString())
                    .put("user", ReferenceText.of(imap.user()))
                    .put("password", ReferenceText.of(imap.password()))
                    .entries()));
    if (!reports.folders().isEmpty()) {
      keys.put("folders", new Item.Words(reports.folders()));
    }
    return keys.entries();
  }

  private static Item domain(DomainConfig domain) {
    var keys = new Item.Keys().put("provider", domain.provider());
    MailItem.add(keys, domain.mail(), Optional.empty());
    keys.putIfAny("overrides", overrides(domain.overrides()));
    var subdomains = new Item.Keys();
    domain
        .subdomains()
        .forEach((name, mail) ->
            subdomains.put(
                subdomain(name, domain.name()),
                MailItem.add(new Item.Keys(), mail, domain.mail().ttl()).entries()));
    keys.putIfAny("subdomains", subdomains.entries());
    return keys.entries();
  }

  /** A subdomain's key: relative to its domain, unless that would look like a full name. */
  public static String subdomain(Name name, Name domain) {
    var relative = name.relativeTo(domain);
    return Name.of(relative).isWithin(domain) ? name.text() : relative;
  }

  private static Item overrides(List<OverrideConfig> overrides) {
    var keys = new Item.Keys();
    overrides.forEach(override ->
        keys.put(
            override.gate(),
            new Item.Keys()
                .put("reason", override.reason())
                .put("until", new Item.Literal(override.until().toString()))
                .inline()));
    return keys.entries();
  }
}
