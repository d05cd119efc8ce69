package mailauth.core.check.bimi;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import mailauth.core.bimi.BimiRecord;
import mailauth.core.bimi.LogoLint;
import mailauth.core.bimi.MarkCertificate;
import mailauth.core.check.issue.Evidence;
import mailauth.core.check.issue.Issues;
import mailauth.core.check.picture.Picture;
import mailauth.core.lint.Severity;
import mailauth.core.web.Fetched;
import mailauth.core.web.Web;

/** What a record's addresses lead to. */
final class ImageChecks {
  private static final int MOST_OCTETS = 1 << 20;
  private static final int OK = 200;

  private final Picture picture;
  private final Web web;
  private final Issues issues;

  private ImageChecks(Picture picture, Web web, Issues issues) {
    this.picture = picture;
    this.web = web;
    this.issues = issues;
  }

  static void run(Picture picture, BimiRecord record, Issues issues) {
    picture.web().ifPresent(web -> new ImageChecks(picture, web, issues).run(record));
  }

  private void run(BimiRecord record) {
    var logo = record.l().flatMap(address -> get("BIMI-007", address));
    logo.ifPresent(svg -> issues.add(record.l().orElse(""), LogoLint.lint(svg)));
    record
        .a()
        .flatMap(address -> get("BIMI-016", address))
        .ifPresent(pem ->
            issues.add(
                record.a().orElse(""),
                MarkCertificate.lint(pem, picture.domain(), logo, picture.taken())));
  }

  private Optional<byte[]> get(String id, String address) {
    if (!address.startsWith("https://")) {
      return Optional.empty();
    }
    return switch (web.get(URI.create(address), MOST_OCTETS)) {
      case Fetched.Failed(var kind, var reason) -> refuse(id, address, reason);
      case Fetched.Response response when response.status() != OK ->
          refuse(id, address, "it answers %d".formatted(response.status()));
      case Fetched.Response response -> {
        checkType(id, address, response);
        yield Optional.of(response.body().getBytes(StandardCharsets.ISO_8859_1));
      }
    };
  }

  private void checkType(String id, String address, Fetched.Response response) {
    var type = response.contentType().orElse("none");
    if (id.equals("BIMI-007") && !type.startsWith("image/svg+xml")) {
      refuse(id, address, "its Content-Type is %s, not image/svg+xml".formatted(type));
    }
  }

  private Optional<byte[]> refuse(String id, String address, String why) {
    issues.add(
        id,
        Severity.ERROR,
        address,
        "%s cannot be used: %s".formatted(address, why),
        new Evidence(address, why));
    return Optional.empty();
  }
}
