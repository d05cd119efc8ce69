package mailauth.providers.http;

/** A name and its value: a header's or a query's. */
public record Field(String name, String value) {}
