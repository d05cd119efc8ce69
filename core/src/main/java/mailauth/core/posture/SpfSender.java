package mailauth.core.posture;

import java.util.List;
import mailauth.core.spf.Term;

/**
 * What one sender needs in SPF.
 *
 * @param name the sender as the YAML names it: a service, or the target of its include
 * @param label the sender as people call it
 * @param known whether it is a service whose terms the catalog gives
 */
public record SpfSender(String name, String label, List<Term> terms, boolean known) {
  public SpfSender {
    terms = List.copyOf(terms);
  }

  /** A sender that the catalog does not know. */
  public SpfSender(String name, String label, List<Term> terms) {
    this(name, label, terms, false);
  }

  /** A sender that the YAML names as people do. */
  public SpfSender(String label, List<Term> terms) {
    this(label, label, terms);
  }
}
