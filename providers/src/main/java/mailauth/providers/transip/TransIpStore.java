package mailauth.providers.transip;

import mailauth.providers.web.Notation;
import mailauth.providers.web.RecordStore;

/** TransIP keeps records without ids, and TXT as plain text. */
final class TransIpStore extends RecordStore {
  TransIpStore(TransIpClient client) {
    super(client, Notation.BARE);
  }

  @Override
  public boolean readsWholeZones() {
    return true;
  }
}
