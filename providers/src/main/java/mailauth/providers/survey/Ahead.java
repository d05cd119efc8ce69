package mailauth.providers.survey;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import mailauth.core.check.picture.Picture;
import mailauth.core.check.picture.Selector;
import mailauth.core.dns.Dns;
import mailauth.core.dns.Name;
import mailauth.core.dns.RecordType;

/** Asks ahead, all at once, what every audit will ask. */
final class Ahead {
  private static final List<String> TEXTS =
      List.of("_dmarc", "_mta-sts", "_smtp._tls", "default._bimi", "_domainkey");

  private final Dns dns;
  private final Name domain;
  private final List<Selector> selectors;

  Ahead(Dns dns, Name domain, List<Selector> selectors) {
    this.dns = dns;
    this.domain = domain;
    this.selectors = selectors;
  }

  /** Returns when there are answers to all. */
  boolean ask() {
    var questions = new ArrayList<Callable<Object>>();
    for (var type : List.of(RecordType.TXT, RecordType.MX, RecordType.A, RecordType.AAAA)) {
      questions.add(() -> dns.query(domain, type));
    }
    for (var labels : TEXTS) {
      var name = Name.of(labels).under(domain);
      questions.add(() -> dns.query(name, RecordType.TXT));
      questions.add(() -> dns.query(Picture.nobodyBelow(name), RecordType.TXT));
    }
    questions.add(() -> dns.query(Picture.nobodyBelow(domain), RecordType.TXT));
    for (var selector : selectors) {
      var name = Name.of(selector.name() + "._domainkey").under(domain);
      questions.add(() -> dns.query(name, RecordType.CNAME));
    }
    Together.run(questions);
    return true;
  }
}
