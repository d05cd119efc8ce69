package mailauth.core.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The index says what the services' files say. */
class ListingTest {
  private static final Path RESOURCES = Path.of("src/main/resources/mailauth/core/catalog");

  @Test
  void theIndexIsWhatTheFilesSay() throws IOException {
    var shipped = new BuiltInCatalog();
    List<Listing> listings;
    try (var files = Files.list(RESOURCES)) {
      listings =
          files
              .map(file -> String.valueOf(file.getFileName()))
              .filter(file -> file.endsWith(".yaml"))
              .map(file -> file.substring(0, file.length() - ".yaml".length()))
              .sorted()
              .map(id -> Listing.of(shipped.read(id)))
              .toList();
    }
    var fresh = Files.createDirectories(Path.of("target")).resolve("index.txt");
    Files.writeString(fresh, ListingText.write(listings));

    assertThat(Files.readString(RESOURCES.resolve("index.txt")))
        .as("a service changed: copy core/%s over core/%s/index.txt", fresh, RESOURCES)
        .isEqualTo(Files.readString(fresh));
    assertThat(shipped.listings()).isEqualTo(listings);
  }

  @Test
  void aUsersServiceStandsForOursOfTheSameId() {
    var own = new OwnServices();
    own.read(
        "mailchimp",
        "mailchimp.yaml",
        """
        title: Our newsletters
        class: newsletters
        region: eu
        records:
          - { name: own._domainkey, type: CNAME, value: own.example }
          - { name: bounce, type: CNAME, value: bounce.example }
        traces: { cnames: [own.example], verification: ["own words=", "own="] }
        """
            .getBytes(StandardCharsets.UTF_8));
    assertThat(own.problems()).isEmpty();

    var listings = own.before(new BuiltInCatalog()).listings();

    assertThat(listings).extracting(Listing::id).isSorted().doesNotHaveDuplicates();
    var listing = listings.stream().filter(one -> one.id().equals("mailchimp")).toList().getFirst();
    assertThat(listing.title()).isEqualTo("Our newsletters");
    assertThat(listing.selectors()).containsExactly("own");
    assertThat(listing.others()).containsExactly("bounce");
    assertThat(ListingText.read(ListingText.write(List.of(listing)).lines().toList()))
        .containsExactly(listing);
  }
}
