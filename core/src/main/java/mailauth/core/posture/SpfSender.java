package mailauth.core.posture;

import java.util.List;
import mailauth.core.spf.Term;

/**
 * What one sender needs in SPF.
 *
 * @param label the sender as people call it
 */
public record SpfSender(String label, List<Term> terms) {
  public SpfSender {
    terms = List.copyOf(terms);
  }
}
