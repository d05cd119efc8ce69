package mailauth.providers.conformance;

import static mailauth.providers.conformance.Contract.assertBare;
import static mailauth.providers.conformance.Contract.assertHolds;
import static mailauth.providers.conformance.Contract.assertStands;
import static mailauth.providers.conformance.Contract.cname;
import static mailauth.providers.conformance.Contract.name;
import static mailauth.providers.conformance.Contract.txt;
import static mailauth.providers.host.Replacement.creation;
import static mailauth.providers.host.Replacement.deletion;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import mailauth.core.dns.RRset;
import mailauth.providers.host.Outcome;
import org.junit.jupiter.api.Test;

/** A CNAME stands alone at its name (RFC 1034 section 3.6.2). */
interface AliasContract extends Contract {
  RRset KEY = txt(name("s1._domainkey"), "v=DKIM1; p=");
  RRset DELEGATION = cname(name("s1._domainkey"), "s1.dkim.example.net");

  @Test
  default void writesACname() {
    try (var stage = stage(Zone.of(ZONE));
        var host = stage.open()) {
      assertThat(host.replace(List.of(creation(DELEGATION))))
          .containsExactly(new Outcome.Written());
      assertStands(stage, DELEGATION);
      assertHolds(host.read(DELEGATION.key()), DELEGATION);
    }
  }

  @Test
  default void refusesACnameBesideData() {
    try (var stage = stage(Zone.of(ZONE, KEY));
        var host = stage.open()) {
      assertThat(host.replace(List.of(creation(DELEGATION))))
          .singleElement()
          .isInstanceOfSatisfying(
              Outcome.Failed.class,
              failed -> assertThat(failed.reason()).contains("s1._domainkey.example.com"));
      assertStands(stage, KEY);
      assertBare(stage, DELEGATION.key());
    }
  }

  @Test
  default void refusesDataBesideACname() {
    try (var stage = stage(Zone.of(ZONE, DELEGATION));
        var host = stage.open()) {
      assertThat(host.replace(List.of(creation(KEY))))
          .singleElement()
          .isInstanceOfAny(Outcome.Failed.class, Outcome.Stale.class);
      assertStands(stage, DELEGATION);
      assertBare(stage, KEY.key());
    }
  }

  @Test
  default void swapsACnameForDataAndBack() {
    try (var stage = stage(Zone.of(ZONE, DELEGATION));
        var host = stage.open()) {
      assertThat(host.replace(List.of(deletion(DELEGATION), creation(KEY))))
          .containsExactly(new Outcome.Written(), new Outcome.Written());
      assertStands(stage, KEY);
      assertBare(stage, DELEGATION.key());

      assertThat(host.replace(List.of(deletion(KEY), creation(DELEGATION))))
          .containsExactly(new Outcome.Written(), new Outcome.Written());
      assertStands(stage, DELEGATION);
      assertBare(stage, KEY.key());
    }
  }
}
