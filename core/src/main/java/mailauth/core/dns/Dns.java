package mailauth.core.dns;

/** A resolver. Blocking and safe to call from many threads; never throws for what DNS answers. */
@FunctionalInterface
public interface Dns {
  /** Asks for one RRset, following CNAMEs, with retries and fallback to TCP already done. */
  Answer query(Name name, RecordType type);
}
