package mailauth.core.report;

/** Hears what an aggregate report says while it is read. */
public interface AggregateListener {
  /** The report's head; false if nobody wants to hear the rows. */
  boolean wants(AggregateHead head);

  void row(AggregateRow row);

  /** A row that is left out, with a reason. */
  void oddRow(String reason);
}
