package mailauth.core.config;

import static mailauth.core.config.Files.loaded;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import mailauth.core.config.Settings.Value;
import mailauth.core.yaml.Position;
import org.junit.jupiter.api.Test;

class ProviderReaderTest {
  @Test
  void readsSettingsOfEveryShapeAndResolvesNone() {
    var config =
        loaded(
            """
            version: 1
            providers:
              ns1:
                type: rfc2136
                server: "192.0.2.53:53"
                zones: [example.com, file:zones.txt]
                tsig: { name: key, secret: ${env:TSIG_SECRET} }
              cf: { type: cloudflare }
            """);

    assertThat(config.providers())
        .isEqualTo(
            Map.of(
                "ns1",
                new ProviderConfig(
                    "ns1",
                    "rfc2136",
                    at(3, 3),
                    new Settings(
                        Map.of(
                            "server",
                            new Value.Text(new Reference.Literal(at(5, 13), "192.0.2.53:53")),
                            "zones",
                            new Value.Texts(
                                List.of(
                                    new Reference.Literal(at(6, 13), "example.com"),
                                    new Reference.InFile(at(6, 26), "zones.txt"))),
                            "tsig",
                            new Value.Group(
                                new Settings(
                                    Map.of(
                                        "name",
                                        new Value.Text(new Reference.Literal(at(7, 19), "key")),
                                        "secret",
                                        new Value.Text(
                                            new Reference.Environment(
                                                at(7, 32), "TSIG_SECRET")))))))),
                "cf",
                new ProviderConfig("cf", "cloudflare", at(8, 3), new Settings(Map.of()))));
  }

  @Test
  void refusesTypesAndSettings() {
    Rejections.checkFile(
        """
        version: 1
        providers:
          a: { type: zonefiles, directory: zones }
        #            ^ 'zonefiles' is no type of provider: did you mean 'zonefile'?
          b: { type: route53 }
        #            ^ 'route53' is no type of provider: write zonefile, rfc2136 or cloudflare
          c: { directory: zones }
        #    ^ a provider needs 'type': the kind of DNS host
          d: zonefile
        #    ^ a provider is a mapping: write its keys (type) below it
          e: { type: zonefile }
        #    ^ a provider of type zonefile needs 'directory': the folder of the files
          f: { type: zonefile, directry: zones }
        #                      ^ a provider of type zonefile has no key 'directry': did you mean 'directory'?
          g: { type: rfc2136, server: [ns.example.com], zones: example.com, tsig: x }
        #                             ^ a list stands here: write text, ${env:NAME} or file:PATH
        #                                                      ^ one value stands where a list belongs: write it in [ ]
        #                                                                         ^ tsig is a mapping: write its keys (name, algorithm and secret) below it
          h: { type: rfc2136, server: ns.example.com, tsig: { nam: key } }
        #                                                   ^ tsig needs 'secret': in base64
        #                                                     ^ tsig has no key 'nam': did you mean 'name'?
          my provider: { type: cloudflare }
        # ^ 'my provider' is no provider's name: write letters, digits, '_', '.' and '-'
        """);
    Rejections.checkFile(
        """
        version: 1
        providers: [local]
        #          ^ providers is a mapping: write 'key: value' lines below it
        """);
  }

  @Test
  void neverRepeatsASecret() {
    Rejections.checkFile(
        """
        version: 1
        providers:
          a: { type: cloudflare, token: ${CLOUDFLARE_API_TOKEN} }
        #                               ^ an environment variable is written ${env:NAME} and nothing beside it
          b: { type: cloudflare, token: "s3cret${env:TOKEN}" }
        #                               ^ an environment variable is written ${env:NAME} and nothing beside it
          c: { type: cloudflare, token: env:TOKEN }
        #                               ^ an environment variable is written ${env:NAME} and nothing beside it
          d: { type: cloudflare, token: 12345678 }
        #                               ^ without quotes this is a number: put it in quotes
          e: { type: cloudflare, token:s3cret }
        #                        ^ a space is missing behind the colon of 'token'
          j: { type: cloudflare, token: a,s3cret }
        #                                 ^ a provider of type cloudflare has no such key: its keys are type and token
          f: { type: cloudflare, token: file://s3cret }
        #                               ^ write file:PATH, with the path relative to this file
          g: { type: cloudflare, token: [s3cret] }
        #                               ^ a list stands here: write ${env:NAME} or file:PATH
          h: { type: cloudflare, token: }
        #                              ^ the value is missing: write ${env:NAME} or file:PATH
          i: { type: cloudflare, token: "${env:1A}" }
        #                               ^ an environment variable is written ${env:NAME} and nothing beside it
        """);
  }

  private static Position at(int line, int column) {
    return new Position("mailauth.yaml", line, column);
  }
}
