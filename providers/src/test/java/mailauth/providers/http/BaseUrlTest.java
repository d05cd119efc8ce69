package mailauth.providers.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BaseUrlTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://api.example.com/v1",
        "http://localhost:8081",
        "http://127.0.0.1:8081/",
        "http://127.9.9.9",
        "http://[::1]:8081"
      })
  void takesHttpsAndThisMachine(String url) {
    assertThat(BaseUrl.parse(url, false)).hasToString(url);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://api.example.com",
        "http://192.0.2.1:8081",
        "http://localhost.example.com",
        "http://127.0.0.1.example.com",
        "http://[2001:db8::1]/"
      })
  void refusesUnencryptedWaysUnlessTheyAreAllowed(String url) {
    assertThatThrownBy(() -> BaseUrl.parse(url, false))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("unencrypted");
    assertThat(BaseUrl.parse(url, true)).hasToString(url);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "api.example.com",
        "ftp://api.example.com",
        "https:///v1",
        "https://user:password@api.example.com",
        "https://api.example.com?x=y",
        "https://a b"
      })
  void refusesWhatIsNoUrl(String url) {
    assertThatThrownBy(() -> BaseUrl.parse(url, true))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("password");
  }

  @Test
  void joinsWithOneSlash() {
    var request = Request.get("a b", "@", "_x.*").with("q", "1&2");
    for (var url : new String[] {"https://api.example.com/v1", "https://api.example.com/v1/"}) {
      assertThat(BaseUrl.parse(url, false).resolve(request))
          .hasToString("https://api.example.com/v1/a%20b/@/_x.*?q=1%262");
    }
  }
}
