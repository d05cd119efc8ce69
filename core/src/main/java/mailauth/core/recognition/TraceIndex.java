package mailauth.core.recognition;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import mailauth.core.catalog.Catalog;
import mailauth.core.catalog.Service;
import mailauth.core.catalog.Traces;
import mailauth.core.dns.Name;

/**
 * The traces of all services, to look names up in. Names match on label boundaries, and of several
 * traces the longest wins: a service that lives below another's name is not taken for it.
 */
public final class TraceIndex {
  private final Map<Name, List<Service>> includes = new HashMap<>();
  private final Map<Name, List<Service>> cnames = new HashMap<>();
  private final Map<Name, List<Service>> mx = new HashMap<>();
  private final Map<Name, List<Service>> ptr = new HashMap<>();
  private final Map<Name, List<Service>> signers = new HashMap<>();
  private final Map<String, List<Service>> verification = new LinkedHashMap<>();
  private final Map<Pattern, Service> selectors = new LinkedHashMap<>();

  private TraceIndex() {}

  /** Reads every service of a catalog. */
  public static TraceIndex of(Catalog catalog) {
    var index = new TraceIndex();
    for (var id : catalog.ids()) {
      catalog.service(id).ifPresent(index::add);
    }
    return index;
  }

  private void add(Service service) {
    put(includes, service, Traces::includes);
    put(cnames, service, Traces::cnames);
    put(mx, service, Traces::mx);
    put(ptr, service, Traces::ptr);
    put(signers, service, Traces::signers);
    for (var prefix : service.traces().verification()) {
      verification.computeIfAbsent(prefix, first -> new ArrayList<>()).add(service);
    }
    for (var selector : service.traces().selectors()) {
      selectors.put(Pattern.compile(selector, Pattern.CASE_INSENSITIVE), service);
    }
  }

  private static void put(
      Map<Name, List<Service>> index, Service service, Function<Traces, List<String>> names) {
    for (var name : names.apply(service.traces())) {
      index.computeIfAbsent(Name.of(name), first -> new ArrayList<>()).add(service);
    }
  }

  /** Whose name an SPF record includes. */
  public List<Service> byInclude(Name target) {
    return longest(includes, target);
  }

  /** Whose name a CNAME points to. */
  public List<Service> byCname(Name target) {
    return longest(cnames, target);
  }

  /** Whose host takes the mail. */
  public List<Service> byMx(Name exchange) {
    return longest(mx, exchange);
  }

  /** Whose address has that reverse name; several where one service sends through another. */
  public List<Service> byPtr(Name reverse) {
    return longest(ptr, reverse);
  }

  /** Who signs with that domain, as DKIM's {@code d=} or in an envelope. */
  public List<Service> bySigner(Name domain) {
    return longest(signers, domain);
  }

  /** Whose selectors look so; never certain. */
  public List<Service> bySelector(String selector) {
    return selectors.entrySet().stream()
        .filter(entry -> entry.getKey().matcher(selector).matches())
        .map(Map.Entry::getValue)
        .distinct()
        .toList();
  }

  /** Whose proof of ownership a text is. */
  public List<Service> byVerification(String text) {
    return verification.entrySet().stream()
        .filter(entry -> text.startsWith(entry.getKey()))
        .flatMap(entry -> entry.getValue().stream())
        .toList();
  }

  /** The beginning by which {@link #byVerification} knows the text. */
  Optional<String> prefix(String text) {
    return verification.keySet().stream().filter(text::startsWith).findFirst();
  }

  private static List<Service> longest(Map<Name, List<Service>> index, Name name) {
    for (var above = Optional.of(name); above.isPresent(); above = above.get().parent()) {
      var found = index.get(above.get());
      if (found != null) {
        return List.copyOf(found);
      }
    }
    return List.of();
  }
}
