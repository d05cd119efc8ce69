package mailauth.providers.inwx;

import mailauth.providers.web.Notation;
import mailauth.providers.web.RecordStore;

/** INWX keeps records by id, and TXT as plain text without quotation marks. */
final class InwxStore extends RecordStore {
  InwxStore(InwxClient client) {
    super(client, Notation.BARE_UNQUOTED);
  }
}
