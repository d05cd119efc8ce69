package mailauth.core.spf;

import java.util.IdentityHashMap;

/** Where the terms of a sound record stand in it; found in one pass. */
final class Places {
  private final IdentityHashMap<Term, Integer> places = new IdentityHashMap<>();

  Places(SpfRecord record, String octets) {
    int from = SpfRecord.VERSION.length();
    for (var term : record.terms()) {
      int at = octets.indexOf(term.source(), from);
      places.put(term, at);
      from = at + term.source().length();
    }
  }

  /** The offset of a term of the record, in octets from 0. */
  int of(Term term) {
    return places.getOrDefault(term, 0);
  }
}
