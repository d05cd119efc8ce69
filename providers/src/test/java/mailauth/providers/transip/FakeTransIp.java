package mailauth.providers.transip;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import mailauth.core.dns.Rdata;
import mailauth.core.dns.Txt;
import mailauth.providers.conformance.Zone;
import mailauth.providers.web.Asked;
import mailauth.providers.web.FakeCloud;
import mailauth.providers.web.Presentation;
import mailauth.providers.web.Stored;
import mockwebserver3.MockResponse;

/** TransIP in memory: entries without ids, signed requests for tokens, nonces that hold once. */
final class FakeTransIp extends FakeCloud {
  private static final KeyPair KEY = key();

  private final Set<Object> nonces = new HashSet<>();

  FakeTransIp(Zone... zones) {
    super(new TransIpType(), "/v6", zones);
  }

  private static KeyPair key() {
    try {
      var generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static String pem() {
    return "-----BEGIN PRIVATE KEY-----\n%s\n-----END PRIVATE KEY-----\n"
        .formatted(Base64.getMimeEncoder().encodeToString(KEY.getPrivate().getEncoded()));
  }

  @Override
  protected Map<String, String> settings() {
    return Map.of("account", "an-account", "private-key", pem());
  }

  /** The secret is the token that it hands out. */
  @Override
  protected boolean isAuthorized(Asked request) {
    return request.is("POST", "auth")
        ? isSigned(request) && nonces.add(request.json().get("nonce"))
        : request.header("Authorization").equals("Bearer " + SECRET);
  }

  private static boolean isSigned(Asked request) {
    try {
      var signature = Signature.getInstance("SHA512withRSA");
      signature.initVerify(KEY.getPublic());
      signature.update(request.body().getBytes(UTF_8));
      return signature.verify(Base64.getDecoder().decode(request.header("Signature")));
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  @Override
  protected String content(Rdata data) {
    return data instanceof Txt txt ? txt.text() : data.toString();
  }

  @Override
  protected Rdata served(Stored record) {
    return record.type().equals("TXT")
        ? Txt.of(record.content())
        : Presentation.read(record.type(), record.content());
  }

  @Override
  public MockResponse error(int status, String words) {
    return json(status, Map.of("error", words));
  }

  @Override
  protected MockResponse answer(Asked request) {
    if (request.is("POST", "auth")) {
      return json(201, Map.of("token", SECRET));
    }
    if (request.is("GET", "domains")) {
      var domains = zoneNames().stream().map(name -> Map.of("name", name)).toList();
      return json(200, Map.of("domains", domains));
    }
    var zone = request.path().get(1);
    if (!zoneNames().contains(zone)) {
      return error(404, "Domain with name '%s' not found".formatted(zone));
    }
    if (request.reads()) {
      return json(
          200, Map.of("dnsEntries", records(zone).stream().map(FakeTransIp::show).toList()));
    }
    var sent = stored(zone, request);
    return switch (request.method()) {
      case "POST" -> {
        add(sent);
        yield json(201, "[]");
      }
      case "PATCH" -> patch(sent);
      default -> delete(sent);
    };
  }

  private MockResponse patch(Stored sent) {
    var alike =
        records(sent.zone()).stream()
            .filter(each -> isNamedAlike(each, sent) && each.ttl() == sent.ttl())
            .toList();
    if (alike.size() != 1) {
      return error(406, "%d DNS Entries found".formatted(alike.size()));
    }
    change(alike.getFirst(), old -> sent);
    return new MockResponse.Builder().code(204).build();
  }

  private MockResponse delete(Stored sent) {
    List<Stored> same =
        records(sent.zone()).stream()
            .filter(each ->
                isNamedAlike(each, sent)
                    && each.ttl() == sent.ttl()
                    && each.content().equals(sent.content()))
            .toList();
    same.forEach(this::remove);
    return same.isEmpty()
        ? error(404, "Dns entry not found")
        : new MockResponse.Builder().code(204).build();
  }

  private static boolean isNamedAlike(Stored one, Stored other) {
    return one.name().equalsIgnoreCase(other.name()) && one.type().equals(other.type());
  }

  private Stored stored(String zone, Asked request) {
    var entry = (Map<?, ?>) request.json().get("dnsEntry");
    var left = String.valueOf(entry.get("name"));
    return new Stored(
        nextId(),
        zone,
        left.equals("@") ? zone : left + "." + zone,
        String.valueOf(entry.get("type")),
        ((Number) entry.get("expire")).longValue(),
        String.valueOf(entry.get("content")));
  }

  private static Map<String, Object> show(Stored record) {
    boolean isApex = record.name().equalsIgnoreCase(record.zone());
    int left = record.name().length() - record.zone().length() - 1;
    var members = new LinkedHashMap<String, Object>();
    members.put("name", isApex ? "@" : record.name().substring(0, left));
    members.put("expire", record.ttl());
    members.put("type", record.type());
    members.put("content", record.content());
    return members;
  }
}
