package mailauth.cli.spf;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import mailauth.core.ip.IpAddress.Family;
import mailauth.core.ip.IpSet;
import mailauth.core.spf.PublishedSpf;
import mailauth.core.spf.authorization.Authorization;
import mailauth.core.spf.authorization.Branch;
import mailauth.core.spf.authorization.Extent;
import mailauth.core.spf.authorization.SpfTree;
import org.jspecify.annotations.Nullable;

/** A tree as JSON; a branch that leads to a record has that record's members too. */
final class TreeJson {
  private final Tree tree;

  TreeJson(Tree tree) {
    this.tree = tree;
  }

  Map<String, @Nullable Object> members() {
    var root = tree.root();
    var json = new LinkedHashMap<String, @Nullable Object>();
    cost(json, root.lookups(), root.voids().worst(), root.ttl());
    addresses(json, Authorization.of(root).authorised());
    json.put("problems", Notes.of(root.policy()));
    policy(json, root);
    return json;
  }

  private Map<String, @Nullable Object> members(Branch branch) {
    var json = new LinkedHashMap<String, @Nullable Object>();
    json.put("term", branch.term().source());
    cost(json, branch.lookups(), branch.voids().worst(), branch.ttl());
    addresses(json, branch.addresses());
    json.put("dependsOnSender", branch.extent() instanceof Extent.BySender);
    json.put("problems", Notes.of(branch));
    if (branch.extent() instanceof Extent.Policy(var below)) {
      policy(json, below);
    }
    return json;
  }

  private void policy(Map<String, @Nullable Object> json, SpfTree below) {
    json.put("domain", below.domain());
    json.put("record", below.policy() instanceof PublishedSpf.One one ? one.octets() : null);
    json.put("answerOctets", tree.answerOctets(below));
    json.put("branches", below.branches().stream().map(this::members).toList());
  }

  private static void cost(
      Map<String, @Nullable Object> json, int lookups, int voids, OptionalLong ttl) {
    json.put("lookups", lookups);
    json.put("voidLookups", voids);
    json.put("ttl", ttl.isPresent() ? ttl.getAsLong() : null);
  }

  /** Counts are text, because IPv6 networks outgrow JSON's numbers. */
  static void addresses(Map<String, @Nullable Object> json, IpSet addresses) {
    json.put("ipv4", addresses.only(Family.IPV4).size().toString());
    json.put("ipv6", addresses.only(Family.IPV6).size().toString());
  }
}
