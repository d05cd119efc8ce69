package mailauth.cli.spf;

import java.nio.charset.StandardCharsets;
import mailauth.core.dns.Dns;
import mailauth.core.dns.Name;
import mailauth.core.spf.SpfRecord;
import mailauth.core.spf.authorization.Authorization;
import mailauth.core.spf.authorization.SpfTree;

/** One of the two records that are compared. */
public record Side(SpfTree tree, Authorization authorization) {
  /** Nobody asks for a text's TTL; it takes part in no answer. */
  private static final long NO_TTL = 0;

  /** Whether it is a record, and no domain name. */
  public static boolean isRecord(String text) {
    return SpfRecord.isSpf(text);
  }

  /** The record that stands at a name. */
  public static Side published(Name domain, Dns dns) {
    return of(SpfTree.published(domain, dns));
  }

  /** A record as it would be at a name. */
  public static Side written(String text, Name domain, Dns dns) {
    var octets = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    return of(SpfTree.planned(domain, octets, NO_TTL, dns));
  }

  private static Side of(SpfTree tree) {
    return new Side(tree, Authorization.of(tree));
  }
}
