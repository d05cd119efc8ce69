package mailauth.providers.plugin;

import java.util.List;
import java.util.Optional;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRsetKey;
import mailauth.providers.host.Authority;
import mailauth.providers.host.Capabilities;
import mailauth.providers.host.DnsHost;
import mailauth.providers.host.HostException;
import mailauth.providers.host.Outcome;
import mailauth.providers.host.Reading;
import mailauth.providers.host.Replacement;

/**
 * A host of a jar: what it throws ends in a sentence, and of a write that threw we know nothing.
 */
record PluginHost(Fence fence, DnsHost host, Capabilities capabilities) implements DnsHost {

  @Override
  public List<Name> zones() {
    return List.copyOf(fence.call("it cannot list the zones", host::zones));
  }

  @Override
  public Reading read(RRsetKey key) {
    return fence.call("it cannot read " + key, () -> host.read(key));
  }

  @Override
  public List<Outcome> replace(List<Replacement> replacements) {
    try {
      var outcomes = fence.call("it failed while it wrote", () -> host.replace(replacements));
      return outcomes.size() == replacements.size()
          ? List.copyOf(outcomes)
          : unsure(
              replacements,
              "%s: it told of %d writes, not %d"
                  .formatted(fence.jar(), outcomes.size(), replacements.size()));
    } catch (HostException e) {
      return unsure(replacements, e.getMessage());
    }
  }

  @Override
  public List<Name> nameServers(Name name) {
    return List.copyOf(
        fence.call("it cannot name the servers of " + name, () -> host.nameServers(name)));
  }

  @Override
  public Optional<String> masked(RRsetKey key) {
    return fence.call("it cannot tell what it answers for " + key, () -> host.masked(key));
  }

  private static List<Outcome> unsure(List<Replacement> replacements, String reason) {
    return replacements.stream().<Outcome>map(each -> new Outcome.Unsure(reason)).toList();
  }

  @Override
  public List<Authority> authorities(Name name) {
    return List.copyOf(
        fence.call("it cannot name the servers of " + name, () -> host.authorities(name)));
  }

  /** What was done stays done, whatever the jar makes of the end. */
  @Override
  public void close() {
    try {
      fence.call(
          "it cannot close",
          () -> {
            host.close();
            return true;
          });
    } catch (HostException e) {
      // Nothing hangs on it.
    }
  }
}
