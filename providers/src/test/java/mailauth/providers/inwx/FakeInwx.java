package mailauth.providers.inwx;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import mailauth.core.dns.Rdata;
import mailauth.core.dns.Txt;
import mailauth.providers.conformance.Zone;
import mailauth.providers.web.Asked;
import mailauth.providers.web.Stored;
import mailauth.providers.web.XmlRpcCloud;
import mockwebserver3.MockResponse;

/** INWX in memory: sessions in cookies, codes in successes, no final dots. */
final class FakeInwx extends XmlRpcCloud {
  static final String SHARED_SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

  private final List<String> sessions = new ArrayList<>();
  private final Set<String> unlocked = new HashSet<>();
  private final Set<String> used = new HashSet<>();
  private boolean secondFactor;

  FakeInwx(Zone... zones) {
    super(new InwxType(), "", zones);
  }

  @Override
  protected Map<String, String> settings() {
    var settings = new LinkedHashMap<>(Map.of("user", "anyone", "password", SECRET));
    if (secondFactor) {
      settings.put("shared-secret", SHARED_SECRET);
    }
    return settings;
  }

  /** Has the user asked for one-time passwords. */
  FakeInwx withSecondFactor() {
    secondFactor = true;
    return this;
  }

  /** Says that a one-time password was used already. */
  void use(String password) {
    used.add(password);
  }

  @Override
  protected boolean isAuthorized(Asked request) {
    return request.is("POST", "xmlrpc", "");
  }

  @Override
  protected String content(Rdata data) {
    return data instanceof Txt txt ? txt.text() : data.toString();
  }

  @Override
  protected Rdata served(Stored record) {
    return record.type().equals("TXT") ? Txt.of(record.content()) : super.served(record);
  }

  @Override
  protected MockResponse answer(Asked request) {
    var sent = (Map<?, ?>) parameters(request).getFirst();
    var session = request.header("Cookie");
    return switch (method(request)) {
      case "account.login" -> login(sent);
      case "account.unlock" -> unlock(session, String.valueOf(sent.get("tan")));
      default ->
          sessions.contains(session) && (!secondFactor || unlocked.contains(session))
              ? act(method(request), sent)
              : code(2200, "Authentication error");
    };
  }

  private MockResponse login(Map<?, ?> sent) {
    if (!Objects.equals(sent.get("user"), "anyone") || !Objects.equals(sent.get("pass"), SECRET)) {
      return code(2200, "Authentication error");
    }
    var session = "domrobot=session" + sessions.size();
    sessions.add(session);
    return success(
            struct("customerId", integer(7), "tfa", string(secondFactor ? "GOOGLE-AUTH" : "0")))
        .newBuilder()
        .addHeader("Set-Cookie", session + "; path=/; secure; HttpOnly")
        .build();
  }

  private MockResponse unlock(String session, String password) {
    if (!sessions.contains(session) || !used.add(password)) {
      return code(2200, "Authentication error");
    }
    unlocked.add(session);
    return code(1000, "Command completed successfully");
  }

  private MockResponse act(String method, Map<?, ?> sent) {
    return switch (method) {
      case "nameserver.list" -> list(sent);
      case "nameserver.info" -> info(sent);
      case "nameserver.createRecord" -> {
        var made =
            new Stored(
                nextId(),
                text(sent, "domain"),
                text(sent, "name"),
                text(sent, "type"),
                (Long) sent.get("ttl"),
                content(sent));
        boolean exists =
            records(made.zone()).stream()
                .anyMatch(each ->
                    each.name().equalsIgnoreCase(made.name())
                        && each.type().equals(made.type())
                        && each.content().equals(made.content()));
        if (exists) {
          yield code(2302, "Object exists");
        }
        add(made);
        yield success(struct("id", integer(Long.parseLong(made.id()))));
      }
      case "nameserver.updateRecord" -> {
        var record = record(text(sent, "id"));
        record.ifPresent(
            old -> change(old, each -> each.with((Long) sent.get("ttl"), content(sent))));
        yield done(record.isPresent());
      }
      default -> done(record(text(sent, "id")).filter(this::remove).isPresent());
    };
  }

  private MockResponse list(Map<?, ?> sent) {
    int page = ((Long) sent.get("page")).intValue();
    int size = ((Long) sent.get("pagelimit")).intValue();
    var domains =
        page(zoneNames(), page, size).stream()
            .map(name -> struct("domain", string(name), "type", string("MASTER")))
            .toList();
    return success(struct("count", integer(zoneNames().size()), "domains", values(domains)));
  }

  /** A list is left out where it would be empty. */
  private MockResponse info(Map<?, ?> sent) {
    var zone = text(sent, "domain");
    var records =
        records(zone).stream()
            .filter(each -> each.name().equalsIgnoreCase(text(sent, "name")))
            .map(FakeInwx::show)
            .toList();
    return success(
        records.isEmpty()
            ? struct("domain", string(zone))
            : struct("domain", string(zone), "record", values(records)));
  }

  private static String text(Map<?, ?> sent, String name) {
    return String.valueOf(sent.get(name));
  }

  /** It adds a final dot to each target, whether it has one or not. */
  private static String content(Map<?, ?> sent) {
    var content = text(sent, "content");
    var target = content.equals(".") ? content : content + ".";
    return switch (text(sent, "type")) {
      case "MX" -> sent.get("prio") + " " + target;
      case "CNAME", "NS" -> target;
      default -> content;
    };
  }

  private static String show(Stored record) {
    boolean isMx = record.type().equals("MX");
    var content = isMx ? record.content().split(" ")[1] : record.content();
    boolean isTarget = record.type().matches("MX|CNAME|NS") && !content.equals(".");
    return struct(
        "id", integer(Long.parseLong(record.id())),
        "name", string(record.name()),
        "type", string(record.type()),
        "content", string(isTarget ? content.replaceFirst("\\.$", "") : content),
        "ttl", integer(record.ttl()),
        "prio", integer(isMx ? Long.parseLong(record.content().split(" ")[0]) : 0));
  }

  private static MockResponse done(boolean found) {
    return found
        ? code(1000, "Command completed successfully")
        : code(2303, "Object does not exist");
  }

  private static MockResponse success(String data) {
    return response(
        struct(
            "code", integer(1000),
            "msg", string("Command completed successfully"),
            "resData", data));
  }

  /** A status of success, whatever the code says. */
  static MockResponse code(int code, String words) {
    return response(struct("code", integer(code), "msg", string(words)));
  }

  private static MockResponse response(String struct) {
    return xml(200, "<params><param>%s</param></params>".formatted(value(struct)));
  }
}
