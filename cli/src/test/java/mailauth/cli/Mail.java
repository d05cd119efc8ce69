package mailauth.cli;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;

/** One stream of mail in the domain's name, as each reporter sees it. */
final class Mail {
  private final int aDay;
  private final String from;
  private final Map<LocalDate, Boolean> signing = new LinkedHashMap<>();
  private Predicate<LocalDate> flows = day -> true;
  private boolean isSigned;
  private String envelope = "bounce.elsewhere.example";
  private String signer = "example.com";
  private String reason = "";
  private Predicate<LocalDate> refused = day -> false;

  Mail(int aDay, String from) {
    this.aDay = aDay;
    this.from = from;
  }

  /** With the domain's own key and envelope. */
  Mail own() {
    isSigned = true;
    envelope = "example.com";
    return this;
  }

  Mail signed() {
    isSigned = true;
    return this;
  }

  /** The signature of a service, for its own domain and not for ours. */
  Mail of(String service) {
    signer = service;
    envelope = service;
    isSigned = true;
    return this;
  }

  /** From that day on the signature counts, or no more. */
  Mail signs(String day, boolean good) {
    signing.put(LocalDate.parse(day), good);
    return this;
  }

  Mail only(Predicate<LocalDate> days) {
    flows = days;
    return this;
  }

  Mail since(String day) {
    return only(d -> !d.isBefore(LocalDate.parse(day)));
  }

  /** From one day until another, SPF refuses it and no signature helps. */
  Mail refused(String from, String until) {
    refused = day -> !day.isBefore(LocalDate.parse(from)) && day.isBefore(LocalDate.parse(until));
    return this;
  }

  boolean flows(LocalDate day) {
    return flows.test(day);
  }

  Mail setAside(String why) {
    reason = "<reason><type>%s</type></reason>".formatted(why);
    return this;
  }

  String row(LocalDate day) {
    boolean good = isSigned;
    for (var change : signing.entrySet()) {
      good = day.isBefore(change.getKey()) ? good : change.getValue();
    }
    good &= !refused.test(day);
    boolean ours = signer.equals("example.com");
    boolean spf = envelope.equals("example.com") && !refused.test(day);
    return """
      <record>
        <row>
          <source_ip>%s</source_ip>
          <count>%d</count>
          <policy_evaluated><dkim>%s</dkim><spf>%s</spf>%s</policy_evaluated>
        </row>
        <identifiers><header_from>example.com</header_from></identifiers>
        <auth_results>
          <dkim><domain>%s</domain><selector>s1</selector><result>%s</result></dkim>
          <spf><domain>%s</domain><result>%s</result></spf>
        </auth_results>
      </record>
    """
        .formatted(
            from,
            aDay,
            good && ours ? "pass" : "fail",
            spf ? "pass" : "fail",
            reason,
            signer,
            good ? "pass" : "fail",
            envelope,
            refused.test(day) ? "fail" : "pass");
  }
}
