package mailauth.core.config;

import static mailauth.core.schema.Key.optional;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import mailauth.core.dmarc.Policy;
import mailauth.core.schema.Dictionary;
import mailauth.core.schema.Fields;
import mailauth.core.schema.Flag;
import mailauth.core.schema.Key;
import mailauth.core.schema.Keys;
import mailauth.core.schema.ListShape;
import mailauth.core.schema.OneOrMore;

/** Reads what one name declares about its mail. */
final class MailReader {
  private static final Key<Duration> TTL =
      optional(
          "ttl", Durations.between("1s", "1w"), "how long resolvers keep what is new or changed");
  private static final Key<Boolean> PARKED =
      optional("parked", Flag.EITHER, "whether the name sends and receives no mail at all");
  private static final Key<List<DkimConfig>> DKIM =
      optional("dkim", DkimReader.SHAPE, "DKIM keys by selector");
  private static final Key<DmarcConfig> DMARC =
      optional("dmarc", DmarcReader.SHAPE, "the DMARC policy");
  private static final Key<MtaStsConfig> MTA_STS =
      optional("mta-sts", MtaStsReader.SHAPE, "the policy for TLS to the name's MX hosts");
  private static final Key<TlsRptConfig> TLS_RPT =
      optional("tls-rpt", TlsRptReader.SHAPE, "reports about TLS");
  private static final Key<BimiConfig> BIMI =
      optional("bimi", BimiReader.SHAPE, "the logo shown beside the mail");
  private static final Key<List<DaneConfig>> DANE =
      optional(
          "dane",
          new Dictionary<>("dane", Names.HOST, OneOrMore.of(ReferenceShape.SHAPE), DaneConfig::new),
          "certificates or public keys by MX host, mostly file:PATH; several in a list");

  private final Key<List<SenderConfig>> senders;
  private final Key<SpfConfig> spf;

  MailReader(Vocabulary vocabulary) {
    senders =
        optional(
            "senders",
            ListShape.of(new SenderReader(vocabulary.services())),
            "who may send mail for the name");
    spf =
        optional("spf", new SpfReader(vocabulary.services()).shape(), "how the SPF record is made");
  }

  /** The keys of a mapping that declares a name's mail, after others that it may have. */
  Keys keys(String what, Key<?>... others) {
    var own = Stream.of(TTL, PARKED, senders, spf, DKIM, DMARC, MTA_STS, TLS_RPT, BIMI, DANE);
    return Keys.of(what, Stream.concat(Stream.of(others), own).toList());
  }

  /**
   * @param inherited the ttl of a mapping without one
   */
  MailConfig read(Fields fields, Optional<Duration> inherited) {
    boolean parked = fields.get(PARKED, false);
    var dmarc = fields.get(DMARC);
    if (parked) {
      refuseMail(fields);
      dmarc.ifPresent(d -> refusePolicy(fields, d));
    }
    return new MailConfig(
        fields.at(),
        fields.get(TTL).or(() -> inherited),
        parked,
        fields.get(senders, List.of()),
        fields.get(spf),
        fields.get(DKIM, List.of()),
        dmarc,
        fields.get(MTA_STS),
        fields.get(TLS_RPT),
        fields.get(BIMI),
        fields.get(DANE, List.of()));
  }

  private void refuseMail(Fields fields) {
    for (var key : List.of(senders, spf, DKIM, MTA_STS, TLS_RPT, BIMI, DANE)) {
      if (fields.has(key)) {
        fields.refuse(
            key,
            "a parked name has no mail, so it takes no '%s': remove it, or 'parked'"
                .formatted(key.name()));
      }
    }
  }

  private static void refusePolicy(Fields fields, DmarcConfig dmarc) {
    boolean rejects =
        Stream.of(dmarc.policy(), dmarc.subdomains(), dmarc.nonexistent())
            .allMatch(policy -> policy.orElse(Policy.REJECT) == Policy.REJECT);
    if (!rejects || dmarc.testing() || dmarc.rollout().isPresent()) {
      fields.refuse(
          DMARC,
          "a parked name's policy is always reject: write only where reports go, or remove"
              + " 'parked'");
    }
  }
}
