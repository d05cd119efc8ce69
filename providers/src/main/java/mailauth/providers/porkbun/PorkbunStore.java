package mailauth.providers.porkbun;

import mailauth.providers.web.Notation;
import mailauth.providers.web.RecordStore;

/** Porkbun keeps records by id, and TXT as plain text. */
final class PorkbunStore extends RecordStore {
  PorkbunStore(PorkbunClient client) {
    super(client, Notation.BARE);
  }

  @Override
  public boolean readsWholeZones() {
    return true;
  }
}
