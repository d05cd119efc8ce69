package mailauth.providers.conformance;

/**
 * The whole contract of {@link mailauth.providers.host.DnsHost}. A host's test class implements
 * this, gives each test its {@link Stage}, and says by overriding what its host leaves open: {@link
 * Contract#keepsOrder} and {@link Contract#takes}. All else follows from the host's own {@link
 * mailauth.providers.host.Capabilities}.
 */
public interface DnsHostContract
    extends ReadingContract,
        ReplacingContract,
        AliasContract,
        SwapContract,
        NameContract,
        TxtContract {}
