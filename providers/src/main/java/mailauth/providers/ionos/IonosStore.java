package mailauth.providers.ionos;

import mailauth.providers.web.Notation;
import mailauth.providers.web.RecordStore;

/** IONOS keeps records by id; TXT comes back quoted, however it was put in. */
final class IonosStore extends RecordStore {
  IonosStore(IonosClient client) {
    super(client, Notation.QUOTED_OR_BARE);
  }
}
