package mailauth.core.plan;

import mailauth.core.posture.Desired;

/** What shall stand beside what stands, where the two differ. */
sealed interface Comparison {
  /** What sets it right, without its meaning and its gates. */
  Change change();

  /** A value known in full. */
  record OfValue(Desired.Value desired, Change change) implements Comparison {}

  /** An MTA-STS policy: its record, its file, or both. */
  record OfPolicy(Desired.MtaSts desired, Change change) implements Comparison {}

  /** The keys of a mail host. */
  record OfServerKeys(Desired.ServerKeys desired, Change change) implements Comparison {}

  /** An SPF record. */
  record OfSpf(SpfDraft draft, SpfStudy study, Change change) implements Comparison {
    Desired.Spf desired() {
      return draft.desired();
    }
  }

  /** What we created and nobody declares any more. */
  record OfLeaving(Change change) implements Comparison {}
}
