package mailauth.core.evidence;

import static java.util.stream.Collectors.toSet;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import mailauth.core.dns.Name;
import mailauth.core.ip.IpAddress;

/** A history that grows report by report. Not safe for use by several threads. */
public final class Ledger {
  /** Longer than a year, so that who sends once a year is remembered. */
  private static final int DAYS_KEPT = 400;

  private final Name domain;
  private final TreeSet<Receipt> receipts;
  private final Set<Receipt.Key> known = new HashSet<>();
  private final Map<Sighting, Long> messages;
  private final Map<TlsSighting, Long> sessions;
  private final Map<IpAddress, HostName> hosts;
  private boolean grown;

  public Ledger(Name domain) {
    this.domain = domain;
    this.receipts = new TreeSet<>();
    this.messages = new HashMap<>();
    this.sessions = new HashMap<>();
    this.hosts = new HashMap<>();
  }

  /** A ledger that goes on where a history ends. */
  public static Ledger after(History history) {
    var ledger = new Ledger(history.domain());
    history.receipts().forEach(ledger::note);
    ledger.messages.putAll(history.messages());
    ledger.sessions.putAll(history.sessions());
    ledger.hosts.putAll(history.hosts());
    return ledger;
  }

  public boolean knows(Receipt receipt) {
    return known.contains(receipt.key());
  }

  /** Takes a report in; one that is known changes nothing, and false is said. */
  public boolean add(Reported report) {
    if (knows(report.receipt())) {
      return false;
    }
    note(report.receipt());
    grown = true;
    report.messages().forEach((sighting, count) -> messages.merge(sighting, count, Long::sum));
    report.sessions().forEach((sighting, count) -> sessions.merge(sighting, count, Long::sum));
    return true;
  }

  /** Whether anything was taken in since the history that this ledger goes on from. */
  public boolean hasGrown() {
    return grown;
  }

  /** The number of sightings, which is what takes memory. */
  public int size() {
    return messages.size() + sessions.size();
  }

  /** What was taken in so far; the ledger is not to be used any more. */
  public History history() {
    if (!receipts.isEmpty()) {
      forgetBefore(receipts.last().day().minusDays(DAYS_KEPT));
    }
    return new History(domain, receipts, messages, sessions, hosts);
  }

  /**
   * The addresses that only their names in DNS would tell apart, as far as these are not known;
   * those whose mail fails most first.
   */
  public List<IpAddress> nameless(LocalDate today) {
    return new Nameless(domain, hosts, today).among(messages);
  }

  /** Takes in what DNS calls an address. */
  public void name(IpAddress address, HostName host) {
    hosts.put(address, host);
  }

  private void note(Receipt receipt) {
    known.add(receipt.key());
    receipts.add(receipt);
  }

  private void forgetBefore(LocalDate day) {
    if (!receipts.first().day().isBefore(day)) {
      return;
    }
    receipts.removeIf(receipt -> receipt.day().isBefore(day));
    messages.keySet().removeIf(sighting -> sighting.day().isBefore(day));
    sessions.keySet().removeIf(sighting -> sighting.day().isBefore(day));
    hosts.keySet().retainAll(messages.keySet().stream().map(Sighting::source).collect(toSet()));
  }
}
