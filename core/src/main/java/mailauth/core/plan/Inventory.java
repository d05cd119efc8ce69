package mailauth.core.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import mailauth.core.config.DmarcConfig;
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

  /** The senders with what the YAML says of each, in its order. */
  List<Described> described(Name name) {
    return senders(name).stream()
        .map(sender -> new Described(label(name, sender), sender))
        .toList();
  }

  /** A sender by the label that people and reports have for it. */
  record Described(String label, SenderConfig sender) {}

  /** Whether the YAML says that people of a name post to mailing lists. */
  boolean postsToLists(Name name) {
    return mail(name).flatMap(MailConfig::dmarc).filter(DmarcConfig::mailingLists).isPresent();
  }

  private List<SenderConfig> senders(Name name) {
    return mail(name).map(MailConfig::senders).orElse(List.of());
  }

  private Optional<MailConfig> mail(Name name) {
    var config = picture.config();
    return config.name().equals(name)
        ? Optional.of(config.mail())
        : Optional.ofNullable(config.subdomains().get(name));
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
