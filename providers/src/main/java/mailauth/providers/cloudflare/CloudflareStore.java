package mailauth.providers.cloudflare;

import mailauth.providers.web.Notation;
import mailauth.providers.web.RecordStore;

/** Cloudflare keeps records by id; TXT comes back quoted or bare, as it was put in. */
final class CloudflareStore extends RecordStore {
  CloudflareStore(CloudflareClient client) {
    super(client, Notation.QUOTED_OR_BARE);
  }
}
