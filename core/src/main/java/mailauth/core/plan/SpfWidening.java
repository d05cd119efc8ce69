package mailauth.core.plan;

import static java.util.stream.Collectors.joining;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import mailauth.core.ip.Cidr;
import mailauth.core.ip.IpAddress.Family;
import mailauth.core.ip.IpSet;
import mailauth.core.spf.authorization.ShareText;

/** Whether a change lets far more addresses send than anybody needs. */
final class SpfWidening {
  private static final BigInteger MANY = BigInteger.ONE.shiftLeft(16);
  private static final int SHORT_IPV4 = 16;
  private static final int SHORT_IPV6 = 31;

  private final SpfStudy study;

  SpfWidening(SpfStudy study) {
    this.study = study;
  }

  /** Blocks, but for the services of the catalog: these are as large as they are. */
  Optional<Gate> gate() {
    var shares = study.impact().authorized();
    var known = shares.stream().filter(this::isKnown).toList();
    var unknown = shares.stream().filter(share -> !known.contains(share)).toList();
    if (isBroad(unknown)) {
      return Optional.of(
          gate(
              Gate.Outcome.BLOCK,
              "%s could send from now on, which is far more than a sender needs; write its own"
                      .formatted(text(unknown))
                  + " networks"));
    }
    return isBroad(known)
        ? Optional.of(
            gate(
                Gate.Outcome.WARN,
                "%s may send, and so may the service's other customers; DKIM tells yours apart"
                    .formatted(text(known))))
        : Optional.empty();
  }

  private boolean isKnown(SpfImpact.Share share) {
    return study.isKnown(share.owner());
  }

  private static Gate gate(Gate.Outcome outcome, String message) {
    return new Gate("SPF_AUTHORIZATION_WIDENED", outcome, message);
  }

  private static String text(List<SpfImpact.Share> shares) {
    return shares.stream()
        .map(share -> "%s (%s)".formatted(ShareText.brief(share.addresses()), share.owner()))
        .collect(joining(", "));
  }

  private static boolean isBroad(List<SpfImpact.Share> shares) {
    var addresses =
        shares.stream().map(SpfImpact.Share::addresses).reduce(IpSet.EMPTY, IpSet::union);
    return addresses.only(Family.IPV4).size().compareTo(MANY) > 0
        || addresses.cidrs().stream().anyMatch(SpfWidening::isShort);
  }

  private static boolean isShort(Cidr network) {
    return switch (network.network().family()) {
      case IPV4 -> network.length() <= SHORT_IPV4;
      case IPV6 -> network.length() <= SHORT_IPV6;
    };
  }
}
