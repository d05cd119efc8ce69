package mailauth.core.catalog;

import java.util.List;

/**
 * What gives a service away. Names match with everything below them, on label boundaries.
 *
 * @param includes targets of SPF's include and redirect
 * @param cnames targets of CNAMEs, mostly at {@code _domainkey}
 * @param selectors regular expressions of whole selectors; nothing is certain by these alone
 * @param verification how TXT records begin that prove a domain's ownership
 * @param mx mail hosts
 * @param ptr reverse names of the addresses that send
 * @param signers domains that sign beside the customer's own, as DKIM's {@code d=} in reports
 */
public record Traces(
    List<String> includes,
    List<String> cnames,
    List<String> selectors,
    List<String> verification,
    List<String> mx,
    List<String> ptr,
    List<String> signers) {
  public static final Traces NONE =
      new Traces(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

  public Traces {
    includes = List.copyOf(includes);
    cnames = List.copyOf(cnames);
    selectors = List.copyOf(selectors);
    verification = List.copyOf(verification);
    mx = List.copyOf(mx);
    ptr = List.copyOf(ptr);
    signers = List.copyOf(signers);
  }
}
