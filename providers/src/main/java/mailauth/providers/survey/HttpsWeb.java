package mailauth.providers.survey;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ProtocolException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLException;
import mailauth.core.dns.Answer;
import mailauth.core.dns.Dns;
import mailauth.core.dns.InvalidName;
import mailauth.core.dns.Name;
import mailauth.core.dns.Rdata;
import mailauth.core.dns.RecordType;
import mailauth.core.web.Fetched;
import mailauth.core.web.Web;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** Fetches as mail senders do: names looked up where the rest is, no redirect, no long wait. */
public final class HttpsWeb implements Web {
  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  private final Dns dns;
  private final UnaryOperator<OkHttpClient.Builder> adapt;

  /** A door to the web, that looks names up where the rest of a run does. */
  public HttpsWeb(Dns dns) {
    this(dns, UnaryOperator.identity());
  }

  /**
   * A door with a client of one's own.
   *
   * @param adapt changes how the client is built, for example whom it trusts
   */
  HttpsWeb(Dns dns, UnaryOperator<OkHttpClient.Builder> adapt) {
    this.dns = dns;
    this.adapt = adapt;
  }

  @Override
  public Fetched get(URI address, int mostOctets) {
    var client = client();
    var request = new Request.Builder().url(address.toString()).build();
    try (var response = client.newCall(request).execute()) {
      return read(response, mostOctets);
    } catch (NobodySays e) {
      return new Fetched.Failed(Fetched.Kind.LOOKUP, String.valueOf(e.getMessage()));
    } catch (UnknownHostException e) {
      return new Fetched.Failed(Fetched.Kind.NAME, "its host has no address");
    } catch (SSLException e) {
      return new Fetched.Failed(Fetched.Kind.TLS, String.valueOf(e.getMessage()));
    } catch (ProtocolException e) {
      return new Fetched.Failed(Fetched.Kind.PROTOCOL, String.valueOf(e.getMessage()));
    } catch (IOException e) {
      return new Fetched.Failed(Fetched.Kind.CONNECTION, String.valueOf(e.getMessage()));
    } finally {
      client.connectionPool().evictAll();
      client.dispatcher().executorService().shutdown();
    }
  }

  private OkHttpClient client() {
    return adapt
        .apply(
            new OkHttpClient.Builder()
                .dns(this::addresses)
                .followRedirects(false)
                .followSslRedirects(false)
                .callTimeout(TIMEOUT))
        .build();
  }

  /** DNS did not answer. */
  private static final class NobodySays extends UnknownHostException {
    private static final long serialVersionUID = 1L;

    NobodySays(String reason) {
      super(reason);
    }
  }

  private static Fetched read(Response response, int mostOctets) throws IOException {
    var octets = response.body().byteStream().readNBytes(mostOctets + 1);
    int length = Math.min(octets.length, mostOctets);
    return new Fetched.Response(
        response.code(),
        Optional.ofNullable(response.header("Content-Type")),
        Optional.ofNullable(response.header("Location")),
        new String(octets, 0, length, StandardCharsets.ISO_8859_1),
        octets.length > mostOctets);
  }

  private List<InetAddress> addresses(String host) throws UnknownHostException {
    var addresses = new ArrayList<InetAddress>();
    var failure = Optional.<String>empty();
    try {
      for (var type : List.of(RecordType.A, RecordType.AAAA)) {
        var answer = dns.query(Name.of(host), type);
        if (answer instanceof Answer.Failed(var reason)) {
          failure = Optional.of(reason);
        }
        for (var rdata : answer.records()) {
          addresses.add(InetAddress.getByAddress(host, ((Rdata.Address) rdata).ip().octets()));
        }
      }
    } catch (InvalidName e) {
      throw new UnknownHostException(host);
    }
    if (addresses.isEmpty() && failure.isPresent()) {
      throw new NobodySays(failure.get());
    }
    if (addresses.isEmpty()) {
      throw new UnknownHostException(host);
    }
    return addresses;
  }
}
