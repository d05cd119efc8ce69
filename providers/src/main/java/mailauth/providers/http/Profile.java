package mailauth.providers.http;

import java.util.Optional;

/**
 * A host as an account's calls see it.
 *
 * @param title for people
 * @param advice what to check where the credentials are not taken, as a sentence
 */
public record Profile(
    String title,
    BaseUrl url,
    Credentials credentials,
    Dialect dialect,
    Optional<Rate> rate,
    String advice) {}
