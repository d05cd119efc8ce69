package mailauth.providers.rfc2136;
