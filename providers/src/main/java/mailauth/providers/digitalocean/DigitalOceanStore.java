package mailauth.providers.digitalocean;

import mailauth.providers.web.Notation;
import mailauth.providers.web.RecordStore;

/** DigitalOcean keeps records by id, and TXT as plain text. */
final class DigitalOceanStore extends RecordStore {
  DigitalOceanStore(DigitalOceanClient client) {
    super(client, Notation.BARE);
  }
}
