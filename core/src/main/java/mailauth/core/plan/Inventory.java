package mailauth.core.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import mailauth.core.config.MailConfig;
import mailauth.core.config.SenderConfig;
import mailauth.core.config.SenderFacts.Rhythm;
import mailauth.core.dns.Name;
import mailauth.core.posture.Desired;
import mailauth.core.posture.SpfSender;

/** What the YAML knows of a name's senders, by the labels that people and reports have for them. */
final class Inventory {
  private final Picture picture;

  Inventory(Picture picture) {
    this.picture = picture;
  }

  /** The senders for whom nobody answers, in the order of the YAML. */
  List<String> withoutOwner(Name name) {
    if (picture.config().inventory().owner().isPresent()) {
      return List.of();
    }
    var without = new ArrayList<String>();
    for (var sender : senders(name)) {
      if (sender.facts().owner().isEmpty()) {
        without.add(label(name, sender));
      }
    }
    return without;
  }

  /** The senders that send seldom, and how often. */
  Map<String, Rhythm> seldom(Name name) {
    var seldom = new TreeMap<String, Rhythm>();
    for (var sender : senders(name)) {
      sender.facts().seldom().ifPresent(rhythm -> seldom.put(label(name, sender), rhythm));
    }
    return seldom;
  }

  private List<SenderConfig> senders(Name name) {
    var config = picture.config();
    var mail = config.name().equals(name) ? config.mail() : config.subdomains().get(name);
    return mail == null ? List.of() : senders(mail);
  }

  private static List<SenderConfig> senders(MailConfig mail) {
    return mail.senders();
  }

  private String label(Name name, SenderConfig sender) {
    var written = written(sender);
    return picture.posture().desired().stream()
        .filter(desired -> desired instanceof Desired.Spf spf && spf.name().equals(name))
        .flatMap(desired -> ((Desired.Spf) desired).senders().stream())
        .filter(known -> known.name().equals(written))
        .map(SpfSender::label)
        .findFirst()
        .orElse(written);
  }

  /** As {@link SpfSender#name} has it. */
  private static String written(SenderConfig sender) {
    return switch (sender) {
      case SenderConfig.Service service -> service.service();
      case SenderConfig.Template template -> template.file().path();
      case SenderConfig.Hosts hosts -> "hosts";
      case SenderConfig.Include include -> include.domain().text();
    };
  }
}
