package mailauth.providers.survey;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import mailauth.core.check.picture.Picture;
import mailauth.core.dns.Dns;
import mailauth.core.dns.Name;
import mailauth.core.dns.RecordType;

/** Asks ahead, all at once, what every audit will ask. */
final class Ahead {
  private static final List<String> TEXTS =
      List.of("_dmarc", "_mta-sts", "_smtp._tls", "default._bimi", "_domainkey");

  private final Dns dns;
  private final Name domain;
  private final Lookout lookout;

  Ahead(Dns dns, Name domain, Lookout lookout) {
    this.dns = dns;
    this.domain = domain;
    this.lookout = lookout;
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
    for (var labels : lookout.names()) {
      questions.add(() -> dns.query(Name.of(labels).under(domain), RecordType.CNAME));
    }
    for (var selector : lookout.selectors()) {
      var name = Name.of(selector.name() + "._domainkey").under(domain);
      questions.add(() -> dns.query(name, RecordType.CNAME));
    }
    Together.run(questions);
    return true;
  }
}
