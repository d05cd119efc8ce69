package mailauth.providers;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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
import mailauth.providers.scaleway.ScalewayType;
import mailauth.providers.simply.SimplyType;
import mailauth.providers.transip.TransIpType;
import mailauth.providers.zonefile.ZonefileType;

/**
 * The kinds of DNS hosts that can be set up.
 *
 * @param all sorted by name
 */
public record HostTypes(List<HostType> all) {
  /** Those that come with mailauth. */
  public static final HostTypes BUILT_IN =
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
          new ScalewayType(),
          new SimplyType(),
          new TransIpType(),
          new ZonefileType());

  public HostTypes {
    all = List.copyOf(all);
  }

  private static HostTypes sorted(HostType... types) {
    return sorted(Arrays.stream(types));
  }

  private static HostTypes sorted(Stream<HostType> types) {
    return new HostTypes(
        types.sorted(Comparator.comparing(type -> type.describe().type())).toList());
  }

  /** These and others. */
  public HostTypes with(List<? extends HostType> more) {
    return sorted(Stream.concat(all.stream(), more.stream()));
  }

  /** The kind that the YAML calls {@code type}. */
  public Optional<HostType> byName(String type) {
    return all.stream().filter(kind -> kind.describe().type().equals(type)).findFirst();
  }
}
