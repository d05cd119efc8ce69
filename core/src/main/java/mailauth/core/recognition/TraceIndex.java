package mailauth.core.recognition;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import mailauth.core.catalog.Catalog;
import mailauth.core.catalog.Listing;
import mailauth.core.catalog.Service;
import mailauth.core.catalog.Traces;
import mailauth.core.dns.Name;

/**
 * The traces of all services, to look names up in. Names match on label boundaries, and of several
 * traces the longest wins: a service that lives below another's name is not taken for it.
 */
public final class TraceIndex {
  private final Map<Name, List<String>> includes = new HashMap<>();
  private final Map<Name, List<String>> cnames = new HashMap<>();
  private final Map<Name, List<String>> mx = new HashMap<>();
  private final Map<Name, List<String>> ptr = new HashMap<>();
  private final Map<Name, List<String>> signers = new HashMap<>();
  private final Map<String, List<String>> verification = new LinkedHashMap<>();
  private final Map<String, List<String>> selectors = new LinkedHashMap<>();

  private final Catalog catalog;

  private TraceIndex(Catalog catalog) {
    this.catalog = catalog;
  }

  /** Reads no service of a catalog until it is found. */
  public static TraceIndex of(Catalog catalog) {
    var index = new TraceIndex(catalog);
    catalog.listings().forEach(index::add);
    return index;
  }

  private void add(Listing service) {
    put(includes, service, Traces::includes);
    put(cnames, service, Traces::cnames);
    put(mx, service, Traces::mx);
    put(ptr, service, Traces::ptr);
    put(signers, service, Traces::signers);
    for (var prefix : service.traces().verification()) {
      verification.computeIfAbsent(prefix, first -> new ArrayList<>()).add(service.id());
    }
    for (var selector : service.traces().selectors()) {
      selectors.computeIfAbsent(selector, first -> new ArrayList<>()).add(service.id());
    }
  }

  private static void put(
      Map<Name, List<String>> index, Listing service, Function<Traces, List<String>> names) {
    for (var name : names.apply(service.traces())) {
      index.computeIfAbsent(Name.of(name), first -> new ArrayList<>()).add(service.id());
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
    return services(
        selectors.entrySet().stream()
            .filter(entry -> looksLike(entry.getKey(), selector))
            .flatMap(entry -> entry.getValue().stream()));
  }

  private static boolean looksLike(String pattern, String selector) {
    return Pattern.compile(pattern, Pattern.CASE_INSENSITIVE).matcher(selector).matches();
  }

  /** Whose proof of ownership a text is. */
  public List<Service> byVerification(String text) {
    return services(
        verification.entrySet().stream()
            .filter(entry -> text.startsWith(entry.getKey()))
            .flatMap(entry -> entry.getValue().stream()));
  }

  /** The beginning by which {@link #byVerification} knows the text. */
  Optional<String> prefix(String text) {
    return verification.keySet().stream().filter(text::startsWith).findFirst();
  }

  private List<Service> longest(Map<Name, List<String>> index, Name name) {
    for (var above = Optional.of(name); above.isPresent(); above = above.get().parent()) {
      var found = index.get(above.get());
      if (found != null) {
        return services(found.stream());
      }
    }
    return List.of();
  }

  private List<Service> services(Stream<String> ids) {
    return ids.distinct().flatMap(id -> catalog.service(id).stream()).toList();
  }
}
