package mailauth.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.concurrent.Callable;
import mailauth.cli.project.Project;
import mailauth.cli.project.Rotations;
import mailauth.cli.project.Selectors;
import mailauth.core.dkim.DkimPrivateKey;
import mailauth.core.dkim.DkimPublicKey;
import mailauth.core.dkim.DkimRecord;
import mailauth.core.dkim.KeyType;
import mailauth.core.dkim.PastedKey;
import mailauth.core.dkim.PublishedKey;
import mailauth.core.dkim.rotation.Rotation;
import mailauth.core.dns.Answer;
import mailauth.core.dns.InvalidName;
import mailauth.core.dns.Name;
import mailauth.core.dns.RecordType;
import mailauth.core.dns.Txt;
import mailauth.providers.host.HostException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Leads a domain from one DKIM key to the next, a step a run. */
@Command(
    name = "rotate",
    description = {
      "Replaces a DKIM key step by step: run it again and again, and do what it says."
    })
final class DkimRotateCommand implements Callable<Integer> {
  private static final DateTimeFormatter MONTH =
      DateTimeFormatter.ofPattern("'s'yyyyMM").withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);

  /** Resolvers remember for this long that a name was not there, where the zone says no less. */
  private static final Duration USUAL_TTL = Duration.ofHours(1);

  @ParentCommand private DkimCommand dkim;

  @Parameters(index = "0", paramLabel = "DOMAIN", description = "The domain that signs.")
  private String domain;

  @Parameters(index = "1", paramLabel = "SELECTOR", description = "The selector that shall go.")
  private String selector;

  @Option(
      names = "--to",
      paramLabel = "SELECTOR",
      description = "The selector that shall follow (default: s, the year and the month).")
  private @Nullable String next;

  @Option(
      names = "--type",
      paramLabel = "TYPE",
      description = "The new key's type, rsa or ed25519 (default: rsa).")
  private KeyType type = KeyType.RSA;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "The new private key's file, never overwritten (default: the selector.pem).")
  private @Nullable Path out;

  @Option(names = "--switched", description = "The mail server signs with the new key by now.")
  private boolean switched;

  /** For tests, which cannot wait for weeks. */
  @Option(names = "--at", paramLabel = "TIME", hidden = true)
  private @Nullable Instant at;

  @Override
  public Integer call() {
    var name = name();
    var now = at == null ? Clock.systemUTC().instant() : at;
    var selectors = new Selectors(mailauth().file(), mailauth().hostTypes(), name);
    try (var project = mailauth().open()) {
      var rotations = project.rotations();
      var rotation = rotations.of(name.text(), selector);
      if (rotation.isEmpty()) {
        begin(name, selectors, rotations, now);
      } else {
        advance(rotation.get(), project, selectors, rotations, now);
      }
      return ExitCode.DONE;
    }
  }

  private void begin(Name name, Selectors selectors, Rotations rotations, Instant now) {
    if (selectors.find(selector).isEmpty()) {
      throw new HostException("%s declares no selector %s in the YAML".formatted(name, selector));
    }
    var follower = follower(now);
    if (selectors.find(follower).isPresent()) {
      throw new HostException(
          "%s has a selector %s already; name another with --to".formatted(name, follower));
    }
    var file = out == null ? Path.of(follower + ".pem") : out;
    var key =
        type == KeyType.RSA
            ? DkimPrivateKey.generateRsa(DkimPrivateKey.RSA_BITS)
            : DkimPrivateKey.generateEd25519();
    KeyFile.create(file, key.pem());
    var rotation =
        new Rotation(
            name.text(),
            selector,
            follower,
            key.publicKey().base64(),
            file.toString(),
            Rotation.Stage.PUBLISH,
            now);
    rotations.put(rotation);
    selectors.add(selector, follower, rotation.publicKey());
    say("the new private key is in %s, and the YAML has selector %s".formatted(file, follower));
    say("next: mailauth apply, then this command again");
  }

  private void advance(
      Rotation rotation, Project project, Selectors selectors, Rotations rotations, Instant now) {
    if (selectors.find(rotation.next()).isEmpty()) {
      selectors.add(rotation.old(), rotation.next(), rotation.publicKey());
      say("the YAML had lost selector %s; it has it again".formatted(rotation.next()));
    }
    switch (rotation.step(standing(rotation, project), now)) {
      case Rotation.Step.Act(var reached, var what) -> {
        rotations.put(reached);
        say(act(reached, what));
      }
      case Rotation.Step.Wait(var reached, var until) -> {
        rotations.put(reached);
        say(wait(reached, until));
      }
      case Rotation.Step.Edit(var reached, var revokes) ->
          edit(reached, revokes, selectors, rotations);
    }
  }

  private void edit(Rotation reached, boolean revokes, Selectors selectors, Rotations rotations) {
    if (revokes) {
      selectors.revoke(reached.old());
      rotations.put(reached);
      say("the YAML revokes selector %s now".formatted(reached.old()));
      say("next: mailauth apply, then this command again");
    } else {
      selectors.remove(reached.old());
      rotations.forget(reached);
      say("selector %s is out of the YAML, and the rotation is done".formatted(reached.old()));
      say("last: mailauth apply, which deletes its record");
    }
  }

  private static String act(Rotation rotation, Rotation.Step.What what) {
    return switch (what) {
      case APPLY ->
          rotation.stage() == Rotation.Stage.REVOKE
              ? "DNS does not say yet that %s is revoked: mailauth apply, then this command again"
                  .formatted(rotation.old())
              : "DNS does not have the key of %s yet: mailauth apply, then this command again"
                  .formatted(rotation.next());
      case SWITCH ->
          "the new key is known everywhere: have the mail server sign with selector %s and %s, then"
                  .formatted(rotation.next(), rotation.keyFile())
              + " run this command with --switched";
    };
  }

  private static String wait(Rotation rotation, Instant until) {
    var why =
        switch (rotation.stage()) {
          case SPREAD ->
              "resolvers may still remember that %s was not there".formatted(rotation.next());
          case DRAIN -> "mail that %s signed may still be on its way".formatted(rotation.old());
          default -> "%s still says that it is revoked".formatted(rotation.old());
        };
    return "%s: nothing to do before %s".formatted(why, TIME.format(until));
  }

  private Rotation.Standing standing(Rotation rotation, Project project) {
    var old = ask(project, rotation.old());
    var coming = ask(project, rotation.next());
    var key = (PastedKey.Usable) DkimPublicKey.read(rotation.publicKey());
    boolean published =
        coming instanceof Answer.Found found
            && PublishedKey.compare(found.rrset().name(), coming, key.key()).matches();
    return new Rotation.Standing(published, isRevoked(old), ttl(old), switched);
  }

  private Answer ask(Project project, String ofSelector) {
    return project.dns().query(PublishedKey.owner(ofSelector, name()), RecordType.TXT);
  }

  private static boolean isRevoked(Answer answer) {
    return switch (answer) {
      case Answer.Found found ->
          found.records().stream()
              .allMatch(txt -> DkimRecord.parse(((Txt) txt).text()).record().isRevoked());
      case Answer.NoData none -> true;
      case Answer.NoName none -> true;
      case Answer.Failed failed -> false;
    };
  }

  private static Duration ttl(Answer old) {
    var ttl = old instanceof Answer.Found found ? found.rrset().ttl() : 0;
    return ttl > USUAL_TTL.toSeconds() ? Duration.ofSeconds(ttl) : USUAL_TTL;
  }

  private String follower(Instant now) {
    var usual = MONTH.format(now);
    return Optional.ofNullable(next).orElse(usual.equals(selector) ? usual + "b" : usual);
  }

  private Name name() {
    try {
      PublishedKey.owner(selector, Name.of(domain));
      return Name.of(domain);
    } catch (InvalidName e) {
      throw mailauth().wrongUsage(e.getMessage());
    }
  }

  private void say(String sentence) {
    mailauth().terminal().out().println(sentence);
  }

  private MailauthCommand mailauth() {
    return dkim.mailauth();
  }
}
