package mailauth.core.dmarc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import mailauth.core.dns.Name;
import mailauth.core.spf.ZoneDns;
import mailauth.core.tags.ReportUri;
import org.junit.jupiter.api.Test;

class ReportAuthorizationTest {
  private static final Name DOMAIN = Name.of("example.com");
  private static final Name RECORD = Name.of("example.com._report._dmarc.reports.example");

  @Test
  void theOwnOrganizationNeedsNoLeave() {
    assertThat(check("_dmarc.example.com TXT v=DMARC1; p=none", "dmarc@example.com"))
        .isEqualTo(new ReportAuthorization.NotNeeded());
    assertThat(check("_dmarc.example.com TXT v=DMARC1; p=none", "dmarc@reports.example.com"))
        .isEqualTo(new ReportAuthorization.NotNeeded());
  }

  @Test
  void anotherOrganizationHasToAgree() {
    assertThat(check("_dmarc.example.com TXT v=DMARC1; p=none", "a@reports.example"))
        .isEqualTo(new ReportAuthorization.Missing(RECORD));
    assertThat(check(RECORD + " TXT v=DMARC1", "a@reports.example"))
        .isEqualTo(new ReportAuthorization.Granted(RECORD, List.of()));
    assertThat(check(RECORD + " TXT v=spf1 -all", "a@reports.example"))
        .isEqualTo(new ReportAuthorization.Missing(RECORD));
  }

  @Test
  void itMayNameAnotherAddressOfItsOwnOnly() {
    var own = ReportUri.of("b@reports.example");
    var other = ReportUri.of("b@example.org");

    assertThat(check(RECORD + " TXT v=DMARC1; rua=" + own, "a@reports.example"))
        .isEqualTo(new ReportAuthorization.Granted(RECORD, List.of(own)));
    assertThat(check(RECORD + " TXT v=DMARC1; rua=" + other, "a@reports.example"))
        .isEqualTo(new ReportAuthorization.Astray(RECORD, other));
  }

  @Test
  void aFailureIsNotARefusal() {
    assertThat(check(RECORD + " LAME -", "a@reports.example"))
        .isEqualTo(new ReportAuthorization.Unknown("the server is lame"));
    assertThat(check("_dmarc.example LAME -", "a@reports.example"))
        .isInstanceOf(ReportAuthorization.Unknown.class);
  }

  @Test
  void theRecordToPublishGrantsIt() {
    var zone = RECORD + " TXT " + ReportAuthorization.record().joined();

    assertThat(ReportAuthorization.owner(DOMAIN, Name.of("reports.example"))).isEqualTo(RECORD);
    assertThat(check(zone, "a@reports.example")).isInstanceOf(ReportAuthorization.Granted.class);
  }

  private static ReportAuthorization check(String zone, String address) {
    return ReportAuthorization.of(ZoneDns.of(zone), DOMAIN, ReportUri.of(address));
  }
}
