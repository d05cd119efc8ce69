package mailauth.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A project of which receivers report: example.com with hosts of its own, and perhaps more. */
final class ReportedExample {
  private ReportedExample() {}

  /**
   * Writes its YAML.
   *
   * @param more lines on further domains, or on example.com
   */
  static Cli in(Path folder, String more) {
    return new Cli(folder)
        .file(
            "mailauth.yaml",
            """
            version: 1
            providers: { local: { type: zonefile, directory: zones } }
            domains:
              example.com:
                provider: local
                senders: [hosts: { ip: [192.0.2.0/24] }]
            """
                + more);
  }

  /** Takes reports in, and asks nobody what addresses are called. */
  static Cli.Ran imported(Cli cli, String... paths) {
    var args = new ArrayList<>(List.of("report", "import", "--no-ptr"));
    List.of(paths).forEach(path -> args.add(cli.path(path).toString()));
    return cli.run(args.toArray(String[]::new));
  }
}
