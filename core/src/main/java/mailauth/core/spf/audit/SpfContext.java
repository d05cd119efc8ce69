package mailauth.core.spf.audit;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mailauth.core.dmarc.Policy;
import mailauth.core.dns.Answer;
import mailauth.core.dns.Name;
import mailauth.core.spf.authorization.Authorization;

/**
 * What an audit may know of a name besides what a resolver answers. What is empty is not known, and
 * nothing is said about it.
 *
 * @param parked whether the name is said to send no mail at all
 * @param dmarc the DMARC policy that receivers apply; none where there is no record
 * @param senders who is said to send
 * @param hosts what the name's own mail servers call themselves in HELO
 * @param servers each authoritative server's answer to the TXT question, by the server's name
 * @param secure whether the answer was validated with DNSSEC
 * @param before what was authorised until now
 */
public record SpfContext(
    boolean parked,
    Optional<Policy> dmarc,
    List<DeclaredSender> senders,
    List<Name> hosts,
    Map<String, Answer> servers,
    Optional<Boolean> secure,
    Optional<Authorization> before) {
  /** Nothing is known. */
  public static final SpfContext NONE =
      new SpfContext(
          false,
          Optional.empty(),
          List.of(),
          List.of(),
          Map.of(),
          Optional.empty(),
          Optional.empty());

  public SpfContext {
    senders = List.copyOf(senders);
    hosts = List.copyOf(hosts);
    servers = Collections.unmodifiableMap(new LinkedHashMap<>(servers));
  }

  public SpfContext withParked(boolean now) {
    return new SpfContext(now, dmarc, senders, hosts, servers, secure, before);
  }

  public SpfContext withDmarc(Policy now) {
    return new SpfContext(parked, Optional.of(now), senders, hosts, servers, secure, before);
  }

  public SpfContext withSenders(List<DeclaredSender> now) {
    return new SpfContext(parked, dmarc, now, hosts, servers, secure, before);
  }

  public SpfContext withHosts(List<Name> now) {
    return new SpfContext(parked, dmarc, senders, now, servers, secure, before);
  }

  public SpfContext withServers(Map<String, Answer> now) {
    return new SpfContext(parked, dmarc, senders, hosts, now, secure, before);
  }

  public SpfContext withSecure(boolean now) {
    return new SpfContext(parked, dmarc, senders, hosts, servers, Optional.of(now), before);
  }

  public SpfContext withBefore(Authorization now) {
    return new SpfContext(parked, dmarc, senders, hosts, servers, secure, Optional.of(now));
  }
}
