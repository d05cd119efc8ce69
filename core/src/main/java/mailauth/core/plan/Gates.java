package mailauth.core.plan;

import java.util.Set;

/** The gates that there are. Their ids never change, because YAML overrides name them. */
public final class Gates {
  public static final Set<String> IDS =
      Set.of(
          "BIMI_MULTIPLE_RECORDS",
          "BIMI_NEEDS_ENFORCEMENT",
          "CNAME_BESIDE_OTHER_DATA",
          "DANE_KEY_REMOVED",
          "DKIM_KEY_REPLACED",
          "DKIM_TARGET_WITHOUT_KEY",
          "DMARC_ALIGNMENT",
          "DMARC_MULTIPLE_RECORDS",
          "DMARC_REPORTS_NOT_AUTHORIZED",
          "DMARC_SPF_ONLY",
          "DMARC_WEAKENED",
          "HOST_TAKES_NO_SUCH_RECORD",
          "MTA_STS_MULTIPLE_RECORDS",
          "MTA_STS_MX_NOT_COVERED",
          "NULL_MX_BESIDE_MX",
          "ROLLBACK_OVERWRITES_LATER_CHANGE",
          "SPF_ALL_NEUTRAL",
          "SPF_ALL_TIGHTENED",
          "SPF_ANSWER_SIZE",
          "SPF_AUTHORIZATION_REMOVED",
          "SPF_AUTHORIZATION_WIDENED",
          "SPF_FLATTEN_DRIFT",
          "SPF_FLATTEN_NAME_TAKEN",
          "SPF_FLATTEN_REFUSED",
          "SPF_LOOKUP_LIMIT",
          "SPF_MULTIPLE_RECORDS",
          "SPF_PERMERROR",
          "SPF_SENDER_NOT_AUTHORIZED",
          "SPF_SENDER_WITHOUT_RECORDS",
          "SPF_TEMPERROR",
          "SPF_VOID_LOOKUP_LIMIT",
          "TLS_RPT_MULTIPLE_RECORDS",
          "VALUE_BESIDE_EXCLUDED");

  private Gates() {}
}
