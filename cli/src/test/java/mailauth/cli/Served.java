package mailauth.cli;

import java.net.InetSocketAddress;
import mailauth.cli.Cli.Ran;
import mailauth.providers.spf.SuiteZone;
import mailauth.providers.spf.ZoneServer;

/** Runs commands against a DNS server of its own, until it is closed. */
final class Served implements AutoCloseable {
  private final Cli cli;
  private final ZoneServer server;

  private Served(Cli cli, SuiteZone zone) {
    this.cli = cli;
    this.server = new ZoneServer(zone);
  }

  /**
   * Serves a zone.
   *
   * @param yaml names and their records, as the SPF suite writes them
   */
  static Served zone(Cli cli, String yaml) {
    return zone(cli, SuiteZone.read(yaml));
  }

  static Served zone(Cli cli, SuiteZone zone) {
    return new Served(cli, zone);
  }

  InetSocketAddress address() {
    return server.address();
  }

  /** Runs a command line that asks this server. */
  Ran run(String... args) {
    var line = new String[args.length + 2];
    System.arraycopy(args, 0, line, 0, args.length);
    line[args.length] = "--dns";
    line[args.length + 1] = "127.0.0.1:" + server.address().getPort();
    return cli.runExactly(line);
  }

  @Override
  public void close() {
    server.close();
  }
}
