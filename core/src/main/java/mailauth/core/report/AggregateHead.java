package mailauth.core.report;

import mailauth.core.dmarc.Policy;
import mailauth.core.dns.Name;

/**
 * What stands above the rows of an aggregate report.
 *
 * @param domain whose policy the reporter looked up
 * @param policy the {@code p} that it found
 */
public record AggregateHead(ReportId id, Name domain, Policy policy) {}
