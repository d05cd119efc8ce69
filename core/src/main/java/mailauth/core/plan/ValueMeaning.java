package mailauth.core.plan;

import static java.util.stream.Collectors.joining;

import java.util.List;
import mailauth.core.dns.Rdata;
import mailauth.core.dns.Txt;
import mailauth.core.posture.Desired;
import mailauth.core.posture.Purpose;
import mailauth.core.tlsrpt.TlsRptRecord;

/** What a change of a single value means, and whether it is safe. */
final class ValueMeaning {
  private ValueMeaning() {}

  static List<String> effects(Desired.Value value, List<Rdata> before) {
    return switch (value.purpose()) {
      case DMARC -> DmarcMeaning.effects(value.data(), before);
      case DKIM -> DkimMeaning.effects(value, before);
      case SERVICE, ADDITION -> List.of("%s needs it".formatted(value.owner()));
      case NULL_MX -> List.of("the domain takes no mail (RFC 7505)");
      case REPORT_AUTHORIZATION ->
          List.of("reports about mail from %s may come here (RFC 9990)".formatted(value.owner()));
      case TLS_RPT -> List.of(tlsRpt(value.data()));
      case BIMI ->
          List.of("mailboxes may show the logo once DMARC says quarantine or reject (BIMI)");
      case SPF_PIECE -> List.of("%s includes it".formatted(value.owner()));
      case SPF, MTA_STS, DANE -> List.of();
    };
  }

  static List<Gate> gates(Desired.Value value, List<Rdata> before) {
    return switch (value.purpose()) {
      case DMARC -> DmarcMeaning.gates(value.data(), before);
      case NULL_MX -> nullMxGates(before);
      case TLS_RPT, BIMI -> severalGates(value.purpose(), before);
      case DKIM -> DkimMeaning.gates(value, before);
      case SERVICE, ADDITION, SPF_PIECE, SPF, MTA_STS, DANE, REPORT_AUTHORIZATION -> List.of();
    };
  }

  private static String tlsRpt(Rdata data) {
    var addresses = TlsRptRecord.parse(((Txt) data).text()).record().rua();
    return "senders report how TLS to the domain fares, to "
        + addresses.stream().map(uri -> uri.address().orElse(uri.text())).collect(joining(", "));
  }

  static List<Gate> severalGates(Purpose purpose, List<Rdata> before) {
    return before.size() < 2
        ? List.of()
        : List.of(
            new Gate(
                purpose.name() + "_MULTIPLE_RECORDS",
                Gate.Outcome.WARN,
                "%d %s records stand there, so nobody uses any; they become the declared one"
                    .formatted(before.size(), purpose.text())));
  }

  private static List<Gate> nullMxGates(List<Rdata> before) {
    return before.isEmpty()
        ? List.of()
        : List.of(
            new Gate(
                "NULL_MX_BESIDE_MX",
                Gate.Outcome.BLOCK,
                "the domain is declared parked but has MX "
                    + before.getFirst()
                    + "; remove its MX records if it really takes no mail"));
  }
}
