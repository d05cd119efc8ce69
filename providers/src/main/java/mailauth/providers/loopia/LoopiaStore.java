package mailauth.providers.loopia;

import mailauth.providers.web.Notation;
import mailauth.providers.web.RecordStore;

/** Loopia keeps records by id below subdomains, and TXT as plain text. */
final class LoopiaStore extends RecordStore {
  LoopiaStore(LoopiaClient client) {
    super(client, Notation.BARE);
  }
}
