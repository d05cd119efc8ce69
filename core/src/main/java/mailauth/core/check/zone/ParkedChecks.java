package mailauth.core.check.zone;

import java.util.ArrayList;
import mailauth.core.check.issue.Issues;
import mailauth.core.check.picture.Picture;
import mailauth.core.dmarc.Policy;
import mailauth.core.dmarc.PolicyDiscovery;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRsetKey;
import mailauth.core.dns.RecordType;

/** A domain without mail, which should say so everywhere. */
public final class ParkedChecks {
  private ParkedChecks() {}

  public static void run(Picture picture, Issues issues) {
    if (!picture.isParked()) {
      return;
    }
    var missing = new ArrayList<String>();
    if (!picture.hasNullMx()) {
      missing.add("MX 0 .");
    }
    if (!picture.sendsNothing()) {
      missing.add("v=spf1 -all");
    }
    boolean rejects =
        PolicyDiscovery.of(picture.dns(), picture.domain()) instanceof PolicyDiscovery.Applies dmarc
            && dmarc.policy() == Policy.REJECT;
    if (!rejects) {
      missing.add("DMARC with p=reject");
    }
    if (!missing.isEmpty()) {
      issues.add(
          "PARK-001",
          new RRsetKey(picture.domain(), RecordType.TXT),
          "%s has no mail, but lacks %s".formatted(picture.domain(), String.join(", ", missing)));
    }
    var below = picture.ask(Picture.nobodyBelow(picture.domain()), RecordType.TXT);
    if (below.records().stream().noneMatch(rdata -> rdata.toString().contains("v=spf1 -all"))) {
      issues.add(
          "PARK-002",
          new RRsetKey(Name.of("*").under(picture.domain()), RecordType.TXT),
          "names below %s have no SPF record".formatted(picture.domain()));
    }
  }
}
