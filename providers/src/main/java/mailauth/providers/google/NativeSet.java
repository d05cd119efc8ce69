package mailauth.providers.google;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import mailauth.core.dns.RRset;
import mailauth.core.dns.Rdata;
import mailauth.core.json.JsonObject;
import mailauth.providers.web.HostedRRset;

/** An RRset as Cloud DNS writes it; it deletes nothing but what is equal to what it is told. */
record NativeSet(String name, String type, long ttl, List<String> rrdatas) {
  NativeSet {
    rrdatas = List.copyOf(rrdatas);
  }

  static NativeSet of(RRset rrset) {
    return new NativeSet(
        rrset.name().absolute(),
        rrset.type().name(),
        rrset.ttl(),
        rrset.records().stream().map(Rdata::toString).toList());
  }

  static NativeSet read(JsonObject json) {
    return new NativeSet(
        json.text("name"),
        json.text("type"),
        json.optionalNumber("ttl").orElse(0L),
        json.members().containsKey("rrdatas") ? json.texts("rrdatas") : List.of());
  }

  Stream<HostedRRset> hosted() {
    return HostedRRset.of(name, type, ttl, rrdatas);
  }

  Map<String, Object> members() {
    var members = new LinkedHashMap<String, Object>();
    members.put("name", name);
    members.put("type", type);
    members.put("ttl", ttl);
    members.put("rrdatas", rrdatas);
    return members;
  }
}
