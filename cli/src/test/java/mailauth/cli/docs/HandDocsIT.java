package mailauth.cli.docs;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import mailauth.providers.servers.KnotServer;
import mailauth.providers.servers.ZoneText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pages for which a zone is served: with two mistakes from the middle of the first on. */
class HandDocsIT {
  static final String PAGE = "docs/by-hand.md";
  static final String FIXES = "docs/fix.md";
  static final String CHECKS = "docs/check.md";
  static final String IMPORTS = "docs/import.md";

  private static final String PORT = "5300";
  private static final ZoneText BEFORE = ZoneText.of("example.com", "@ TXT \"v=spf1 mx ~all\"\n");
  private static final ZoneText AFTER =
      ZoneText.of(
          "example.com",
          """
          @ TXT "v=spf1 mx include:spf.i8t.com ~all"
          i8tsmtp._domainkey CNAME i8tsmtp._domainkey.i8t.com
          _dmarc TXT "\\"v=DMARC1; p=none; rua=mailto:dmarc@example.com\\""
          """);

  private static final ZoneText SENDER =
      ZoneText.of(
          "i8t.com",
          """
          spf TXT "v=spf1 ip4:203.0.113.0/24 -all"
          i8tsmtp._domainkey TXT "v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo="
          """);
  private static final ZoneText TO_BE_FIXED =
      ZoneText.of(
          "example.com",
          """
          @ MX 10 mail
          mail A 192.0.2.25
          @ TXT "v=spf1 mx ?all"
          _dmarc TXT "v=DMARC1; p=quarantine; sp=none"
          """);

  private static final ZoneText TO_BE_CHECKED =
      ZoneText.of(
          "example.com",
          """
          @ MX 10 mail
          mail A 192.0.2.25
          @ TXT "v=spf1 mx ?all"
          i8tsmtp._domainkey CNAME i8tsmtp._domainkey.i8t.com.
          s2026._domainkey TXT "v=DKIM1; p="
          _dmarc TXT "v=DMARC1; p=quarantine"
          """);

  private static final ZoneText TO_BE_IMPORTED =
      ZoneText.of(
          "example.com",
          """
          @ MX 10 mail
          mail A 192.0.2.25
          @ TXT "v=spf1 mx include:spf.i8t.com ~all"
          i8tsmtp._domainkey CNAME i8tsmtp._domainkey.i8t.com.
          s1._domainkey TXT "v=DKIM1; p="
          _dmarc TXT "v=DMARC1; p=none; rua=mailto:dmarc@example.com"
          news TXT "v=spf1 -all"
          """);

  @TempDir private Path folder;

  @Test
  void saysWhatHappens() throws Exception {
    var page = Page.of(PAGE);
    int typed = page.lines().indexOf("## Apply, type, apply again");
    int verified = page.lines().indexOf("## Was it entered right?");
    follow(PAGE, BEFORE, page.lines().subList(0, verified));
    var later = new ArrayList<>(page.lines().subList(0, typed));
    later.addAll(page.lines().subList(verified, page.lines().size()));
    follow(PAGE, AFTER, later);
  }

  @Test
  void fixesWhatIsFound() throws Exception {
    follow(FIXES, TO_BE_FIXED, Page.of(FIXES).lines());
  }

  @Test
  void checksWhatStands() throws Exception {
    follow(CHECKS, TO_BE_CHECKED, Page.of(CHECKS).lines());
  }

  @Test
  void importsWhatStands() throws Exception {
    follow(IMPORTS, TO_BE_IMPORTED, Page.of(IMPORTS).lines());
  }

  private void follow(String page, ZoneText zone, List<String> lines) throws Exception {
    try (var server = new KnotServer(zone, SENDER)) {
      server.open();
      var port = String.valueOf(server.address().getPort());
      var home = Files.createTempDirectory(folder, "home");
      new Shell(home, Map.of()).follow(new Page(Path.of(page), lines).with(PORT, port));
    }
  }
}
