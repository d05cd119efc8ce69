package mailauth.cli.project;

import java.time.Clock;
import java.util.Map;
import java.util.function.Consumer;
import mailauth.core.dns.Dns;
import mailauth.core.web.Web;
import mailauth.providers.HostTypes;
import mailauth.providers.http.Http;

/**
 * What a run may use.
 *
 * @param types the kinds of hosts that the YAML may name
 * @param web where senders fetch policies
 * @param notices told, in sentences, what a person should know of the state
 */
public record Means(
    HostTypes types,
    Map<String, String> environment,
    Dns dns,
    Http http,
    Web web,
    Clock clock,
    Consumer<String> notices) {}
