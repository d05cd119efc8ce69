package mailauth.core.posture;

import java.util.List;
import mailauth.core.spf.Term;

/**
 * What one sender needs in SPF.
 *
 * @param name the sender as the YAML names it: a service, or the target of its include
 * @param label the sender as people call it
 */
public record SpfSender(String name, String label, List<Term> terms) {
  public SpfSender {
    terms = List.copyOf(terms);
  }

  /** A sender that the YAML names as people do. */
  public SpfSender(String label, List<Term> terms) {
    this(label, label, terms);
  }
}
