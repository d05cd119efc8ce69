package mailauth.providers.conformance;

/** The part of the contract that holds for hosts which a person changes. */
public interface ReadableHostContract extends ReadingContract {}
