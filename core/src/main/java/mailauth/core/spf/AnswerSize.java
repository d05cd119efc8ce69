package mailauth.core.spf;

import java.util.Collection;
import mailauth.core.dns.Name;
import mailauth.core.dns.Txt;

/** How long the answer to a TXT question is (RFC 1035 section 4.1, RFC 7208 section 3.4). */
public final class AnswerSize {
  /** What should not be exceeded, in octets, so that the answer fits wherever it passes. */
  public static final int ADVISED = 450;

  /** What fits a UDP answer without EDNS, in octets. */
  public static final int PLAIN_UDP = 512;

  private static final int HEADER = 12;
  private static final int QUESTION = 4;
  private static final int RECORD = 12;

  private AnswerSize() {}

  /** The octets of an answer with all these values at a name, SPF or not. */
  public static int octets(Name name, Collection<Txt> values) {
    int nameOctets = name.isRoot() ? 1 : name.text().length() + 2;
    int records = values.stream().mapToInt(value -> RECORD + rdata(value)).sum();
    return HEADER + nameOctets + QUESTION + records;
  }

  private static int rdata(Txt value) {
    return value.strings().stream().mapToInt(string -> 1 + string.length()).sum();
  }
}
