package mailauth.cli.project;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import mailauth.cli.files.ConfigFiles;
import mailauth.core.check.Report;
import mailauth.core.check.fix.Declaration;
import mailauth.core.check.fix.Fixes;
import mailauth.core.check.fix.Proposal;
import mailauth.core.check.issue.Issue;
import mailauth.core.config.ConfigLoader;
import mailauth.core.config.Loading;
import mailauth.core.config.SourceFile;
import mailauth.core.dns.Name;
import mailauth.core.yaml.Parsed;
import mailauth.core.yaml.Yaml;
import mailauth.core.yaml.YamlEdit;
import mailauth.providers.HostTypes;
import mailauth.providers.files.Durably;
import mailauth.providers.files.Reason;
import mailauth.providers.host.HostException;

/** Changes the YAML so that findings go away; nothing is written before all of it loads. */
public final class Fixing {
  private final Path folder;
  private final HostTypes types;
  private final Optional<String> reports;
  private final List<SourceFile> files;
  private final Set<String> changed = new LinkedHashSet<>();
  private final List<Step> steps = new ArrayList<>();

  private Fixing(List<SourceFile> files, Path folder, HostTypes types, Optional<String> reports) {
    this.files = new ArrayList<>(files);
    this.folder = folder;
    this.types = types;
    this.reports = reports;
  }

  /** What became of a finding. */
  public sealed interface Step {
    Issue issue();

    /** The file says otherwise now. */
    record Edited(Issue issue, String file, String before, String after) implements Step {}

    /** A person has to do it, for this reason. */
    record Left(Issue issue, String why) implements Step {}
  }

  /**
   * Finds what to write about the findings of reports.
   *
   * @param yaml the file or folder that {@code -f} names
   * @param types the kinds of hosts that it may name
   * @param reports where reports shall go
   * @throws Faults if the YAML cannot be used as it is
   */
  public static Fixing of(
      Path yaml, HostTypes types, List<Report> found, Optional<String> reports) {
    return switch (ConfigFiles.read(yaml)) {
      case ConfigFiles.Unreadable(var problems) -> throw new Faults(problems);
      case ConfigFiles.Read(var files, var folder) -> {
        var fixing = new Fixing(files, folder, types, reports);
        for (var report : found) {
          report.issues().forEach(issue -> fixing.fix(report.domain(), issue));
        }
        yield fixing;
      }
    };
  }

  /** One for each finding that has a fix. */
  public List<Step> steps() {
    return List.copyOf(steps);
  }

  private void fix(Name domain, Issue issue) {
    for (int i = 0; i < files.size(); i++) {
      var file = files.get(i);
      if (Yaml.parse(file.name(), file.octets()) instanceof Parsed.Document(var root)) {
        var declared = Declaration.find(root, domain, reports);
        if (declared.isPresent()) {
          fix(i, issue, Fixes.of(issue, declared.get()));
          return;
        }
      }
    }
  }

  private void fix(int index, Issue issue, Proposal proposal) {
    switch (proposal) {
      case Proposal.Nothing nothing -> {}
      case Proposal.Undecided(var why) -> steps.add(new Step.Left(issue, why));
      case Proposal.Edits(var edits) -> {
        var before = files.get(index);
        var why = edit(index, edits);
        if (why.isPresent()) {
          files.set(index, before);
          steps.add(new Step.Left(issue, why.get()));
        } else if (!text(before).equals(text(files.get(index)))) {
          changed.add(before.name());
          steps.add(new Step.Edited(issue, before.name(), text(before), text(files.get(index))));
        }
      }
    }
  }

  /** Why the file cannot say so; empty if it now does. */
  private Optional<String> edit(int index, List<YamlEdit> edits) {
    for (var edit : edits) {
      var file = files.get(index);
      switch (edit.apply(file.name(), file.octets())) {
        case YamlEdit.Result.Refused(var why) -> {
          return Optional.of(why);
        }
        case YamlEdit.Result.Edited(var octets) ->
            files.set(index, new SourceFile(file.name(), octets));
      }
    }
    return ConfigLoader.load(files, new ProjectCatalog(folder, types)::vocabulary)
            instanceof Loading.Rejected(var problems)
        ? Optional.of("the YAML would not be right any more: " + problems.getFirst())
        : Optional.empty();
  }

  private static String text(SourceFile file) {
    return new String(file.octets(), StandardCharsets.UTF_8);
  }

  /**
   * Writes the files that changed, each whole or not at all.
   *
   * @throws HostException if one cannot be written
   */
  public void write() {
    for (var file : files) {
      if (changed.contains(file.name())) {
        try {
          Durably.write(Path.of(file.name()), text(file));
        } catch (IOException e) {
          throw new HostException(
              "%s cannot be written: %s".formatted(file.name(), Reason.of(e)), e);
        }
      }
    }
  }

  /** The files that are not what they were. */
  public List<String> changed() {
    return List.copyOf(changed);
  }
}
