package mailauth.core.plan;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import mailauth.core.bimi.BimiRecord;
import mailauth.core.bimi.LogoLint;
import mailauth.core.bimi.MarkCertificate;
import mailauth.core.dns.Name;
import mailauth.core.dns.Txt;
import mailauth.core.lint.Finding;
import mailauth.core.lint.Severity;
import mailauth.core.posture.Desired;
import mailauth.core.posture.Purpose;
import mailauth.core.web.Fetched;

/**
 * Whether what a BIMI record leads to is good. What cannot be fetched from here is left to {@code
 * check}, which asks for nothing else.
 */
final class BimiGates {
  private static final String ID = "BIMI_IMAGE_FAULTY";
  private static final int OK = 200;
  private static final int MOST_OCTETS = 1 << 20;

  private final Picture picture;

  BimiGates(Picture picture) {
    this.picture = picture;
  }

  List<Gate> of(Comparison comparison) {
    return comparison instanceof Comparison.OfValue(var value, var change)
            && value.purpose() == Purpose.BIMI
        ? of(value)
        : List.of();
  }

  private List<Gate> of(Desired.Value value) {
    var record = BimiRecord.parse(((Txt) value.data()).text()).record();
    var logo = record.l().flatMap(this::fetch);
    var domain = value.key().name().parent().flatMap(Name::parent).orElseThrow();
    var certificate =
        record
            .a()
            .flatMap(this::fetch)
            .map(pem -> MarkCertificate.lint(pem, domain, logo, picture.now()))
            .orElse(List.of());
    return Stream.concat(logo.map(LogoLint::lint).orElse(List.of()).stream(), certificate.stream())
        .filter(finding -> finding.severity() != Severity.INFO)
        .map(BimiGates::gate)
        .toList();
  }

  private static Gate gate(Finding finding) {
    return new Gate(
        ID,
        finding.severity() == Severity.ERROR ? Gate.Outcome.BLOCK : Gate.Outcome.WARN,
        finding.message());
  }

  private Optional<byte[]> fetch(String address) {
    return address.startsWith("https://")
            && picture.world().web().get(URI.create(address), MOST_OCTETS)
                instanceof Fetched.Response response
            && response.status() == OK
        ? Optional.of(response.body().getBytes(StandardCharsets.ISO_8859_1))
        : Optional.empty();
  }
}
