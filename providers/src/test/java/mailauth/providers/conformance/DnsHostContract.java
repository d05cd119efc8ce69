package mailauth.providers.conformance;

/** The whole contract of {@link mailauth.providers.host.DnsHost}. */
public interface DnsHostContract
    extends ReadingContract,
        ReplacingContract,
        AliasContract,
        SwapContract,
        NameContract,
        TxtContract {}
