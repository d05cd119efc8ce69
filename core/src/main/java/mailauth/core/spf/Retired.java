package mailauth.core.spf;

import java.util.Map;
import java.util.Optional;
import mailauth.core.dns.Name;

/** Names that services told their customers to include once, and no longer do. */
final class Retired {
  private static final Map<String, String> ADVICE =
      Map.of(
          "spf.messaging.microsoft.com",
          "Microsoft retired this name; write include:spf.protection.outlook.com",
          "outlook.com",
          "this is the record of Outlook.com's own users; write include:spf.protection.outlook.com",
          "aspmx.googlemail.com",
          "Google replaced this name; write include:_spf.google.com",
          "spf.sendinblue.com",
          "Sendinblue is Brevo now; Brevo needs no include, remove it",
          "support.zendesk.com",
          "Zendesk replaced this name; write include:mail.zendesk.com",
          "shops.shopify.com",
          "this record lets nobody send; remove it",
          "xero.com",
          "Xero sends from its own address and needs no include; remove it");

  private Retired() {}

  /** What to write instead. */
  static Optional<String> advice(Name target) {
    return Optional.ofNullable(ADVICE.get(target.text()));
  }
}
