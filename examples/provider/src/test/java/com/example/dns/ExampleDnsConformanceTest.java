package com.example.dns;

import mailauth.providers.conformance.Zone;
import mailauth.providers.web.FakeCloud;
import mailauth.providers.web.WebHostContract;

class ExampleDnsConformanceTest implements WebHostContract {
  @Override
  public FakeCloud cloud(Zone... zones) {
    return new FakeExampleDns(zones);
  }
}
