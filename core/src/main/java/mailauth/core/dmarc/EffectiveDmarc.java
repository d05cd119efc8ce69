package mailauth.core.dmarc;

import java.util.List;
import mailauth.core.tags.ReportUri;

/** What a DMARC record means to receivers, with every default filled in (RFC 9989 section 4.7). */
public record EffectiveDmarc(
    Policy p,
    Policy sp,
    Policy np,
    boolean t,
    PublicSuffix psd,
    Alignment adkim,
    Alignment aspf,
    List<ReportUri> rua,
    List<ReportUri> ruf,
    List<String> fo) {
  public EffectiveDmarc {
    rua = List.copyOf(rua);
    ruf = List.copyOf(ruf);
    fo = List.copyOf(fo);
  }

  /** The same without a policy: what a policy that cannot be read leaves. */
  EffectiveDmarc withoutPolicy() {
    return new EffectiveDmarc(
        Policy.NONE, Policy.NONE, Policy.NONE, t, psd, adkim, aspf, rua, ruf, fo);
  }
}
