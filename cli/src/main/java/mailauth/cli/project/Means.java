package mailauth.cli.project;

import java.time.Clock;
import java.util.Map;
import java.util.function.Consumer;
import mailauth.core.dns.Dns;
import mailauth.core.web.Web;
import mailauth.providers.HostTypes;
import mailauth.providers.apply.Watch;
import mailauth.providers.http.Http;
import mailauth.providers.metering.Meters;
import mailauth.providers.survey.KeySurvey;

/**
 * What a run may use.
 *
 * @param types the kinds of hosts that the YAML may name
 * @param web where senders fetch policies
 * @param keys tells which keys mail hosts present, and whether DNSSEC vouches for them
 * @param notices told, in sentences, what a person should know of the state
 * @param meters where it is counted what providers are asked
 * @param watch told how far a plan is
 */
public record Means(
    HostTypes types,
    Map<String, String> environment,
    Dns dns,
    Http http,
    Web web,
    KeySurvey keys,
    Clock clock,
    Consumer<String> notices,
    Meters meters,
    Watch watch) {}
