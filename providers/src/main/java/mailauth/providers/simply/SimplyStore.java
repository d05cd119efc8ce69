package mailauth.providers.simply;

import mailauth.providers.web.Notation;
import mailauth.providers.web.RecordStore;

/** Simply.com keeps records by id, and TXT as plain text. */
final class SimplyStore extends RecordStore {
  SimplyStore(SimplyClient client) {
    super(client, Notation.BARE);
  }

  @Override
  public boolean readsWholeZones() {
    return true;
  }
}
