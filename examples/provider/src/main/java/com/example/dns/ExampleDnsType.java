package com.example.dns;

import static mailauth.providers.web.Descriptor.secret;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import mailauth.core.dns.RecordType;
import mailauth.providers.host.Capabilities;
import mailauth.providers.host.Capabilities.Swap;
import mailauth.providers.host.Evidence;
import mailauth.providers.http.Credentials;
import mailauth.providers.http.Rate;
import mailauth.providers.web.Descriptor;
import mailauth.providers.web.Login;
import mailauth.providers.web.WebHostType;
import mailauth.providers.web.ZoneStore;

/** Sets Example DNS up. */
public final class ExampleDnsType extends WebHostType {
  public ExampleDnsType() {
    super(
        new Descriptor(
            "exampledns",
            "Example DNS",
            "https://dns.example/api",
            "https://api.dns.example/v1",
            "EXAMPLEDNS_ENDPOINT",
            List.of(secret("token", "EXAMPLEDNS_TOKEN", "an API token")),
            "a token that may write zones",
            new Capabilities(
                Swap.READ_BEFORE_WRITE,
                false, // no several RRsets at once
                EnumSet.allOf(RecordType.class),
                4000, // octets in a TXT
                60, // seconds, the least TTL
                Optional.of(Rate.perMinute(300))),
            Evidence.documented()));
  }

  @Override
  protected ZoneStore<?> open(Login login) {
    var credentials = Credentials.header("Authorization", "Bearer ", login.text("token"));
    return new ExampleDnsStore(login.account(credentials, ExampleDnsStore.DIALECT));
  }
}
