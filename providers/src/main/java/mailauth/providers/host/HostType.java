package mailauth.providers.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import mailauth.core.config.ProviderConfig;
import mailauth.core.config.ProviderType;
import mailauth.core.config.Reference;
import mailauth.core.dns.Dns;
import mailauth.providers.http.Http;

/** A kind of DNS host: how it is set up, and how one is opened. */
public interface HostType {
  ProviderType describe();

  /** What hosts of this kind can do. */
  Capabilities capabilities();

  /** On what it rests that they are understood right. */
  Evidence evidence();

  /**
   * Opens a host; connects to nothing yet.
   *
   * @throws HostException if a setting is wrong; the message begins with its file:line:column
   */
  DnsHost open(ProviderConfig config, Surroundings surroundings);

  /**
   * What a host may use of the process it runs in.
   *
   * @param folder the YAML's folder, to which paths are relative
   * @param environment the environment variables
   * @param dns the resolver for names that are not in the host's own zones
   * @param http what the run's calls to web APIs share
   */
  record Surroundings(Path folder, Map<String, String> environment, Dns dns, Http http) {

    /** The same with other HTTP. */
    public Surroundings with(Http other) {
      return new Surroundings(folder, environment, dns, other);
    }

    /**
     * What a setting says or points at, without the line end that files close with.
     *
     * @throws HostException if it points at nothing; the message begins with its file:line:column
     */
    public String text(Reference reference) {
      return switch (reference) {
        case Reference.Literal literal -> literal.text();
        case Reference.Environment(var at, var name) -> {
          var value = environment.get(name);
          if (value == null || value.isEmpty()) {
            throw new HostException(at + ": the environment variable " + name + " is not set");
          }
          yield value;
        }
        case Reference.InFile(var at, var path) -> {
          try {
            yield Files.readString(folder.resolve(path)).stripTrailing();
          } catch (IOException e) {
            throw new HostException(at + ": the file " + path + " cannot be read", e);
          }
        }
      };
    }
  }
}
