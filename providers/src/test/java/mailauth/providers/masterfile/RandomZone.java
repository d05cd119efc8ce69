package mailauth.providers.masterfile;

import java.util.List;
import java.util.Random;
import mailauth.core.dns.Name;
import mailauth.core.dns.RRset;
import mailauth.core.dns.RRsetKey;
import mailauth.core.dns.Rdata;
import mailauth.core.dns.RecordType;
import mailauth.core.dns.Txt;
import mailauth.core.ip.IpAddress;

/** Zone files as many hands would write them, and edits of them; the same for the same seed. */
final class RandomZone {
  private static final List<String> OWNERS =
      List.of("@", "mail", "Mail", "_dmarc", "s1._domainkey", "*.wild", "a.b.c");

  private final Random random;
  private final StringBuilder out = new StringBuilder();
  private String origin = "example.com.";
  private boolean needsOwner = true;
  private int aliases;

  RandomZone(Random random) {
    this.random = random;
  }

  String text() {
    boolean ttl = random.nextBoolean();
    line("$ORIGIN example.com.", odds(3) ? " ; whose" : "");
    if (ttl) {
      line("$TTL ", pick("3600", "1h", "1h30m", "2W"), comment());
    }
    line("@ ", ttl ? "" : "3600 ", "IN SOA ns1.example.net. hostmaster.example.net. ", soa());
    line("@ IN NS ns1.example.net.", comment());
    for (int i = random.nextInt(25); i >= 0; i--) {
      anything();
    }
    var text = odds(8) ? out.toString().stripTrailing() : out.toString();
    return odds(6) ? text.replace("\n", "\r\n") : text;
  }

  /** An RRset for a name that the file may or may not have, of a type that it may have. */
  RRset rrset() {
    var owner = odds(4) ? "new" + random.nextInt(3) : pick(OWNERS);
    var type =
        switch (random.nextInt(4)) {
          case 0 -> RecordType.A;
          case 1 -> RecordType.MX;
          default -> RecordType.TXT;
        };
    var records =
        random
            .ints(1 + random.nextInt(3), 0, 6)
            .distinct()
            .<Rdata>mapToObj(i -> rdata(type, i))
            .toList();
    return new RRset(Editing.name(owner), type, odds(2) ? 3600 : 300, records);
  }

  RRsetKey alias() {
    return new RRsetKey(Editing.name("alias" + random.nextInt(3)), RecordType.CNAME);
  }

  private String soa() {
    var serial = pick("7", "2026112300", "1795000000");
    return odds(2)
        ? serial + " 2h 1h 2w 1h"
        : "(\n\t\t" + serial + " ; serial\n\t\t2h 1h\n\n 2w ; (expire\n 1h )" + comment();
  }

  private void anything() {
    switch (random.nextInt(12)) {
      case 0 -> line("");
      case 1 -> line("; a comment with (, \" and \\");
      case 2 -> line("   ", comment());
      case 3 -> {
        origin = pick("example.com.", "lab.example.com.");
        line("$ORIGIN ", origin, comment());
      }
      case 4 -> line(pick("$TTL 7200", "$ttl 1d"));
      case 5 -> {
        line(
            "alias",
            String.valueOf(aliases++),
            ".example.com. ",
            ttlAndClass(),
            "CNAME www",
            comment());
        needsOwner = true;
      }
      default -> record();
    }
  }

  private void record() {
    var type = pick("TXT", "txt", "A", "MX", "SRV", "TXT", "TYPE16");
    line(
        owner(),
        pick(" ", "\t", "    "),
        ttlAndClass(),
        type,
        pick(" ", "\t"),
        data(type),
        comment());
    needsOwner = false;
  }

  private String owner() {
    if (!needsOwner && odds(3)) {
      return "";
    }
    var owner = pick(OWNERS);
    boolean absolute = !origin.equals("example.com.") || odds(4);
    return !absolute ? owner : (owner.equals("@") ? "" : owner + ".") + "example.com.";
  }

  private String ttlAndClass() {
    return pick("", "IN ", "3600 ", "300 IN\t", "IN 1h  ", "in ");
  }

  private String data(String type) {
    int value = random.nextInt(6);
    return switch (type) {
      case "A" -> rdata(RecordType.A, value).toString();
      case "MX" -> odds(2) ? value + " mx.example.net." : value + " mail";
      case "SRV" -> "0 0 25 mail";
      case "TYPE16" -> "\\# 3 0261" + "6%d".formatted(value);
      default -> txt(rdata(RecordType.TXT, value).toString());
    };
  }

  private String txt(String quoted) {
    return switch (random.nextInt(5)) {
      case 0 -> "(" + quoted + ")";
      case 1 -> "( ; why\n\t" + quoted.replace("\" \"", "\"\n\t\"") + "\n\t)";
      case 2 -> "word\\;s \\\"bare\\\" \\065";
      default -> quoted;
    };
  }

  private static Rdata rdata(RecordType type, int value) {
    return switch (type) {
      case A -> new Rdata.Address(IpAddress.parse("192.0.2." + value).orElseThrow());
      case MX -> new Rdata.Mx(value, Name.of("mx.example.net"));
      default ->
          switch (value) {
            case 0 -> Txt.of("");
            case 1 -> Txt.of("v=spf1 include:_spf.example.net; -all");
            case 2 -> Txt.of("k".repeat(300));
            case 3 -> new Txt(List.of("a \"quoted\" \\", "", "\u0000\u00ff"));
            case 4 -> Txt.of("(");
            default -> Txt.of("v=DMARC1; p=none");
          };
    };
  }

  private String comment() {
    return pick("", "", " ; comment", "\t;\"", ";x");
  }

  private boolean odds(int of) {
    return random.nextInt(of) == 0;
  }

  private String pick(String... choices) {
    return choices[random.nextInt(choices.length)];
  }

  private String pick(List<String> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  private void line(String... parts) {
    out.append(String.join("", parts)).append('\n');
  }
}
