package mailauth.core.spf.authorization;

import java.util.OptionalLong;
import mailauth.core.ip.IpSet;
import mailauth.core.spf.Directive;
import mailauth.core.spf.Qualifier;
import mailauth.core.spf.Term;

/** A directive or redirect of a record, and what it reaches. */
public record Branch(Term term, Extent extent) {

  /** The terms that ask DNS, this one and all below, if none of them matches. */
  public int lookups() {
    boolean asks = !(term instanceof Directive directive) || directive.mechanism().asksDns();
    return (asks ? 1 : 0) + (extent instanceof Extent.Policy(var tree) ? tree.lookups() : 0);
  }

  /** The void lookups here and below. */
  public Voids voids() {
    return switch (extent) {
      case Extent.Addresses addresses -> addresses.voids();
      case Extent.Policy(var tree) -> tree.voids();
      case Extent.BySender() -> Voids.NONE;
      case Extent.Unknown unknown -> Voids.NONE;
    };
  }

  /** The least TTL here and below, in seconds; empty where DNS was not asked. */
  public OptionalLong ttl() {
    return switch (extent) {
      case Extent.Addresses addresses -> addresses.ttl();
      case Extent.Policy(var tree) -> tree.ttl();
      case Extent.BySender() -> OptionalLong.empty();
      case Extent.Unknown unknown -> OptionalLong.empty();
    };
  }

  /** The addresses that match, whatever the terms before this one match. */
  public IpSet addresses() {
    return switch (extent) {
      case Extent.Addresses addresses -> addresses.addresses();
      case Extent.Policy(var tree) -> Authorization.of(tree).addresses(Qualifier.PASS);
      case Extent.BySender() -> IpSet.EMPTY;
      case Extent.Unknown unknown -> IpSet.EMPTY;
    };
  }
}
