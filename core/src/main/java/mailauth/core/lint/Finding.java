package mailauth.core.lint;

import java.util.List;

/**
 * One thing to say about a record.
 *
 * @param id stable, such as {@code DKIM-010}
 * @param message what is wrong and what to write instead
 * @param reference the document and section that says so
 * @param at where in the text, in chars from 0
 * @param about the hosts or terms that it speaks of, each as a record writes it, for who mends it
 */
public record Finding(
    String id, Severity severity, String message, String reference, int at, List<String> about) {
  public Finding {
    about = List.copyOf(about);
  }
}
