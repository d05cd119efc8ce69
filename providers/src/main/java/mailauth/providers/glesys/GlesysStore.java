package mailauth.providers.glesys;

import mailauth.providers.web.Notation;
import mailauth.providers.web.RecordStore;

/** GleSYS keeps records by id, and TXT as plain text. */
final class GlesysStore extends RecordStore {
  GlesysStore(GlesysClient client) {
    super(client, Notation.BARE);
  }

  @Override
  public boolean readsWholeZones() {
    return true;
  }
}
