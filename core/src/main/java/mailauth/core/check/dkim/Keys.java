package mailauth.core.check.dkim;

import java.util.List;
import java.util.Optional;
import mailauth.core.check.picture.Picture;
import mailauth.core.check.picture.Selector;
import mailauth.core.dkim.DkimReading;
import mailauth.core.dkim.DkimRecord;
import mailauth.core.dns.Answer;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRsetKey;
import mailauth.core.dns.Rdata;
import mailauth.core.dns.RecordType;
import mailauth.core.dns.Txt;

/**
 * What stands at one selector.
 *
 * @param key the TXT RRset that receivers ask for
 * @param target where a CNAME there leads
 * @param answer to the question for TXT
 */
record Keys(Selector selector, RRsetKey key, Optional<Name> target, Answer answer) {

  /** Looks a selector up; empty if the name does not exist. */
  static Optional<Keys> at(Picture picture, Selector selector) {
    var key = picture.txt(selector.name() + "._domainkey");
    var alias = picture.ask(key.name(), RecordType.CNAME);
    if (alias instanceof Answer.NoName) {
      return Optional.empty();
    }
    var target = alias.records().stream().findFirst().map(rdata -> ((Rdata.Host) rdata).name());
    return Optional.of(new Keys(selector, key, target, picture.ask(key)));
  }

  List<String> texts() {
    return answer.records().stream().map(rdata -> ((Txt) rdata).text()).toList();
  }

  /** The one record, read; empty if there is none or several. */
  Optional<DkimReading> reading() {
    var texts = texts();
    return texts.size() == 1 ? Optional.of(DkimRecord.parse(texts.getFirst())) : Optional.empty();
  }
}
