package mailauth.providers;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import mailauth.providers.azure.AzureType;
import mailauth.providers.cloudflare.CloudflareType;
import mailauth.providers.desec.DesecType;
import mailauth.providers.digitalocean.DigitalOceanType;
import mailauth.providers.gandi.GandiType;
import mailauth.providers.glesys.GlesysType;
import mailauth.providers.godaddy.GoDaddyType;
import mailauth.providers.google.GoogleType;
import mailauth.providers.hetzner.HetznerType;
import mailauth.providers.host.HostType;
import mailauth.providers.inwx.InwxType;
import mailauth.providers.ionos.IonosType;
import mailauth.providers.loopia.LoopiaType;
import mailauth.providers.manual.ManualType;
import mailauth.providers.namecheap.NamecheapType;
import mailauth.providers.ovh.OvhType;
import mailauth.providers.porkbun.PorkbunType;
import mailauth.providers.powerdns.PowerdnsType;
import mailauth.providers.rfc2136.Rfc2136Type;
import mailauth.providers.route53.Route53Type;
import mailauth.providers.simply.SimplyType;
import mailauth.providers.zonefile.ZonefileType;

/** The kinds of DNS hosts that can be set up. */
public final class HostTypes {
  private static final List<HostType> ALL =
      sorted(
          new AzureType(),
          new CloudflareType(),
          new DesecType(),
          new DigitalOceanType(),
          new GandiType(),
          new GlesysType(),
          new GoDaddyType(),
          new GoogleType(),
          new HetznerType(),
          new InwxType(),
          new IonosType(),
          new LoopiaType(),
          new ManualType(),
          new NamecheapType(),
          new OvhType(),
          new PorkbunType(),
          new PowerdnsType(),
          new Rfc2136Type(),
          new Route53Type(),
          new SimplyType(),
          new ZonefileType());

  private HostTypes() {}

  private static List<HostType> sorted(HostType... types) {
    return Arrays.stream(types)
        .sorted(Comparator.comparing(type -> type.describe().type()))
        .toList();
  }

  /** All kinds, sorted by name. */
  public static List<HostType> all() {
    return ALL;
  }

  /** The kind that the YAML calls {@code type}. */
  public static Optional<HostType> byName(String type) {
    return ALL.stream().filter(kind -> kind.describe().type().equals(type)).findFirst();
  }
}
