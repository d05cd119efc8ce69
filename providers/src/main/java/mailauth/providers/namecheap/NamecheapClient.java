package mailauth.providers.namecheap;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mailauth.providers.http.Account;
import mailauth.providers.http.Call;
import mailauth.providers.http.Content;
import mailauth.providers.http.Field;
import mailauth.providers.http.HttpFault;
import mailauth.providers.http.Page;
import mailauth.providers.http.Request;
import mailauth.providers.http.Response;
import mailauth.providers.http.Xml;
import mailauth.providers.web.HostedZone;

/** Speaks Namecheap's API: forms in, XML out, and the key in the body, not in the URL. */
final class NamecheapClient {
  private static final int PAGE = 100;
  private static final String NUMBER = "Page";

  private final Account account;
  private final List<Field> login;
  private final String address;

  /**
   * @param login what every body begins with
   * @param address the IPv4 address that calls
   */
  NamecheapClient(Account account, List<Field> login, String address) {
    this.account = account;
    this.login = List.copyOf(login);
    this.address = address;
  }

  /** The domains that Namecheap's name servers answer for. */
  List<HostedZone> zones() throws HttpFault {
    var request =
        request("namecheap.domains.getList", List.of())
            .with(NUMBER, 1)
            .with("PageSize", PAGE)
            .asRepeatable();
    return account.pages(
        new Call<>("list its domains", request, answer -> domains(request, answer)));
  }

  private static Page<HostedZone> domains(Request request, Response answer) {
    var response = NamecheapDialect.answer(answer).one("CommandResponse");
    var zones =
        response.one("DomainGetListResult").all("Domain").stream()
            .filter(domain -> !"false".equals(domain.attributes().get("IsOurDNS")))
            .flatMap(domain -> HostedZone.of(domain.attribute("Name")))
            .toList();
    var paging = response.one("Paging");
    int page = number(paging, "CurrentPage");
    boolean more = page * number(paging, "PageSize") < number(paging, "TotalItems");
    return new Page<>(zones, more ? Optional.of(request.set(NUMBER, page + 1)) : Optional.empty());
  }

  private static int number(Xml paging, String name) {
    return Integer.parseInt(paging.text(name));
  }

  /**
   * All that the zone holds.
   *
   * @throws HttpFault also where other name servers answer for the domain
   */
  NativeZone read(HostedZone zone) throws HttpFault {
    var request = request("namecheap.domains.dns.getHosts", List.of());
    for (var field : parts(zone)) {
      request = request.with(field.name(), field.value());
    }
    var answered =
        account.call(
            new Call<>(
                "list the records of " + zone.name(),
                request.asRepeatable(),
                answer -> answered(zone, result(answer, "DomainDNSGetHostsResult"))));
    return answered.orElseThrow(() ->
        new HttpFault(
            HttpFault.Kind.REFUSED,
            0,
            "Namecheap does not answer for %s: the domain has other name servers"
                .formatted(zone.name())));
  }

  private static Optional<NativeZone> answered(HostedZone zone, Xml result) {
    return result.attribute("IsUsingOurDNS").equalsIgnoreCase("true")
        ? Optional.of(NativeZone.read(zone, result))
        : Optional.empty();
  }

  /** Replaces all that the zone holds, and who gets its mail. */
  void write(NativeZone content) throws HttpFault {
    var fields = new ArrayList<Field>();
    for (int i = 0; i < content.hosts().size(); i++) {
      fields.addAll(content.hosts().get(i).fields(i + 1).toList());
    }
    fields.add(new Field("EmailType", content.emailType()));
    fields.addAll(parts(content.zone()));
    account.call(
        new Call<>(
            "replace the records of " + content.zone().name(),
            request("namecheap.domains.dns.setHosts", fields),
            answer -> isDone(result(answer, "DomainDNSSetHostsResult"))));
  }

  private static boolean isDone(Xml result) {
    if (!result.attribute("IsSuccess").equalsIgnoreCase("true")) {
      throw new IllegalArgumentException("IsSuccess is " + result.attribute("IsSuccess"));
    }
    return true;
  }

  private static Xml result(Response answer, String name) {
    return NamecheapDialect.answer(answer).one("CommandResponse").one(name);
  }

  /** A domain at a registrar is one label and what the registry sells names under. */
  private static List<Field> parts(HostedZone zone) {
    var parts = zone.id().split("\\.", 2);
    return List.of(new Field("SLD", parts[0]), new Field("TLD", parts[parts.length - 1]));
  }

  private Request request(String command, List<Field> more) {
    var fields = new ArrayList<>(login);
    fields.addAll(more);
    return Request.of("POST", "xml.response")
        .with("ClientIP", address)
        .with("Command", command)
        .with(Content.form(fields));
  }
}
