package mailauth.providers.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import mailauth.providers.web.Secret;
import mailauth.providers.web.TestPace;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import okhttp3.OkHttpClient;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AccountTest {
  private static final String SECRET = "s3cr3t/+&\"";
  private static final Limits LIMITS =
      new Limits(Duration.ofMillis(500), Duration.ofSeconds(60), 3, 1 << 16);

  private final MockWebServer server = new MockWebServer();
  private final TestPace pace = new TestPace();
  private final List<String> log = new ArrayList<>();

  @BeforeEach
  void start() throws Exception {
    server.start(InetAddress.getLoopbackAddress(), 0);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void followsNoRedirectWithTheCredentials() throws Exception {
    try (var other = new MockWebServer()) {
      other.start(InetAddress.getLoopbackAddress(), 0);
      server.enqueue(answer(302).addHeader("Location", other.url("/stolen")).build());
      assertThatThrownBy(() -> account().call(list()))
          .isInstanceOf(HttpFault.class)
          .hasMessageContaining("sends us elsewhere (302 to localhost)");
      assertThat(other.getRequestCount()).isZero();
    }
  }

  @Test
  void aWriteIsSentOnceWhenNobodyKnows() {
    server.enqueue(answer(200).onResponseStart(SocketEffect.Stall.INSTANCE).build());
    server.enqueue(answer(200).build());
    var fault = catchThrowableOfType(HttpFault.class, () -> account().call(write()));
    assertThat(fault.kind()).isEqualTo(HttpFault.Kind.IN_DOUBT);
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void aReadIsSentAgain() throws Exception {
    server.enqueue(answer(200).onResponseStart(SocketEffect.Stall.INSTANCE).build());
    server.enqueue(answer(200).build());
    assertThat(account().call(list())).isTrue();
    assertThat(server.getRequestCount()).isEqualTo(2);
  }

  @Test
  void aWriteThatWasNotTakenUpIsSentAgain() throws Exception {
    server.enqueue(answer(429).addHeader("Retry-After", "5").build());
    server.enqueue(answer(200).build());
    assertThat(account().call(write())).isTrue();
    assertThat(pace.waited()).isGreaterThan(Duration.ofSeconds(4));
  }

  @Test
  void aWaitThatEndsAtADateIsHeeded() throws Exception {
    server.enqueue(answer(429).addHeader("Retry-After", "Wed, 21 Oct 2015 07:28:00 GMT").build());
    server.enqueue(answer(200).build());
    assertThat(account().call(list())).isTrue();
  }

  @Test
  void nobodyThereIsKnownNotToHaveSeenIt() {
    server.close();
    var fault = catchThrowableOfType(HttpFault.class, () -> account().call(write()));
    assertThat(fault.kind()).isEqualTo(HttpFault.Kind.NOT_SENT);
    assertThat(fault).hasMessageStartingWith("Host could not write: ");
  }

  @Test
  void pagesWithoutEndComeToOne() {
    var request = Request.get("list");
    for (int i = 0; i < 10_000; i++) {
      server.enqueue(answer(200).build());
    }
    var endless =
        new Call<>("list", request, answer -> new Page<>(List.of("x"), Optional.of(request)));
    assertThatThrownBy(() -> account().pages(endless))
        .isInstanceOf(HttpFault.class)
        .hasMessageContaining("without end");
  }

  @Test
  void asksAgainUntilItIsThere() throws Exception {
    for (var body : List.of("not yet", "not yet", "not yet", "done")) {
      server.enqueue(answer(200).body(body).build());
    }
    assertThat(account().await(done())).isEqualTo("done");
    assertThat(pace.waited()).isBetween(Duration.ofSeconds(3), Duration.ofSeconds(4));
  }

  @Test
  void whatHasNoEndIsInDoubt() {
    for (int i = 0; i < 40; i++) {
      server.enqueue(answer(200).body("not yet").build());
    }
    var fault = catchThrowableOfType(HttpFault.class, () -> account().await(done()));
    assertThat(fault.kind()).isEqualTo(HttpFault.Kind.IN_DOUBT);
    assertThat(fault).hasMessageContaining("has not said within 60 s that it is done");
  }

  private static Call<Optional<String>> done() {
    return new Call<>(
        "finish", Request.get("it"), answer -> Optional.of(answer.text()).filter("done"::equals));
  }

  @Test
  void certificatesOfOthersAreNotTrusted() throws Exception {
    try (var secure = new MockWebServer()) {
      var certificate =
          new HeldCertificate.Builder().addSubjectAlternativeName("localhost").build();
      var own = new HandshakeCertificates.Builder().heldCertificate(certificate).build();
      secure.useHttps(own.sslSocketFactory());
      secure.start(InetAddress.getLoopbackAddress(), 0);
      secure.enqueue(answer(200).build());
      var url = "https://localhost:%d".formatted(secure.getPort());
      var fault =
          catchThrowableOfType(
              HttpFault.class, () -> account(url, UnaryOperator.identity()).call(write()));
      assertThat(fault).hasMessageContaining("not to be trusted");
      assertThat(fault.kind()).isEqualTo(HttpFault.Kind.NOT_SENT);

      var trusting =
          new HandshakeCertificates.Builder()
              .addTrustedCertificate(certificate.certificate())
              .build();
      assertThat(
              account(
                      url,
                      builder ->
                          builder.sslSocketFactory(
                              trusting.sslSocketFactory(), trusting.trustManager()))
                  .call(write()))
          .isTrue();
    }
  }

  @Test
  void whatIsLoggedHasNoSecret() throws Exception {
    server.enqueue(answer(200).body("you sent \"%s\"".formatted(SECRET)).build());
    account()
        .call(
            Call.plain(
                "write", Request.of("POST", "x").with("key", SECRET).with(Map.of("k", SECRET))));
    assertThat(log)
        .anyMatch(line -> line.startsWith("> POST"))
        .anyMatch(line -> line.contains("< 200"));
    assertThat(String.join("\n", log)).doesNotContain(Secret.forms(SECRET)).contains("(secret)");
  }

  private Account account() {
    return account("http://127.0.0.1:%d".formatted(server.getPort()), UnaryOperator.identity());
  }

  private Account account(String url, UnaryOperator<OkHttpClient.Builder> adapt) {
    return new Account(
        Http.with(LIMITS, pace, log::add, adapt),
        new Profile(
            "Host",
            BaseUrl.parse(url, false),
            Credentials.header("Authorization", "Bearer ", SECRET),
            response -> Optional.of(response.text()),
            Optional.empty(),
            "Check it."));
  }

  private static Call<Boolean> list() {
    return Call.plain("list", Request.get("list"));
  }

  private static Call<Boolean> write() {
    return Call.plain("write", Request.of("POST", "x").with(Map.of("a", 1)));
  }

  private static MockResponse.Builder answer(int status) {
    return new MockResponse.Builder().code(status);
  }
}
