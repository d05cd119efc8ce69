/**
 * Holds the documentation to its word: commands, YAML, links, names. Depends on {@code project}.
 */
package mailauth.cli.docs;
