package mailauth.providers.inbox;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import mailauth.core.dns.Name;
import mailauth.core.evidence.Ledger;
import mailauth.core.evidence.Repeats;
import mailauth.core.evidence.Reported;
import mailauth.core.ip.IpAddress;
import mailauth.core.report.AggregateHead;
import mailauth.core.report.AggregateListener;
import mailauth.core.report.AggregateRow;
import mailauth.core.report.TlsReport;
import mailauth.providers.evidence.EvidenceStore;

/** What a run has taken in so far. Safe for use by several threads. */
final class Harvest {
  /** As many sightings are kept in memory before they are written. */
  private static final int MOST_HELD = 1_500_000;

  private final EvidenceStore.Writing store;
  private final Predicate<Name> ours;
  private final Map<Name, Ledger> ledgers = new HashMap<>();
  private final Map<Name, Integer> foreign = new TreeMap<>();
  private final List<Taken.Skipped> skipped = new ArrayList<>();
  private int reports;
  private int duplicates;
  private long rows;
  private long messages;
  private long oddRows;
  private long held;
  private boolean nameless;

  /**
   * An empty harvest.
   *
   * @param ours whether reports on a domain are of interest
   */
  Harvest(EvidenceStore.Writing store, Predicate<Name> ours) {
    this.store = store;
    this.ours = ours;
  }

  /**
   * Listens to one DMARC report.
   *
   * @param repeats of this thread
   */
  Listener listener(Repeats repeats) {
    return new Listener(repeats);
  }

  synchronized void skip(String label, String why) {
    skipped.add(new Taken.Skipped(label, why));
  }

  void add(TlsReport report) {
    for (var part : Reported.of(report)) {
      if (wants(part)) {
        add(part, 0);
      }
    }
  }

  /** Asks what the addresses are called that nothing else tells apart. */
  synchronized void name(HostNames names) {
    var open = new LinkedHashSet<IpAddress>();
    var wanted = new HashMap<Ledger, Set<IpAddress>>();
    for (var ledger : changed()) {
      var addresses = new LinkedHashSet<>(ledger.nameless(names.today()));
      wanted.put(ledger, addresses);
      open.addAll(addresses);
    }
    var found = names.of(List.copyOf(open));
    nameless = found.isEmpty() && !open.isEmpty();
    found.forEach((address, host) ->
        wanted.forEach((ledger, addresses) -> {
          if (addresses.contains(address)) {
            ledger.name(address, host);
          }
        }));
  }

  /** Writes what is held. */
  synchronized void save() {
    store.put(changed().stream().map(Ledger::history).toList());
    ledgers.clear();
    held = 0;
  }

  synchronized Taken taken() {
    return new Taken(reports, rows, messages, duplicates, oddRows, foreign, skipped, nameless);
  }

  private Collection<Ledger> changed() {
    return ledgers.values().stream().filter(Ledger::hasGrown).toList();
  }

  private synchronized boolean wants(Reported report) {
    if (!ours.test(report.domain())) {
      foreign.merge(report.domain(), 1, Integer::sum);
      return false;
    }
    if (ledger(report.domain()).knows(report.receipt())) {
      duplicates++;
      return false;
    }
    return true;
  }

  private synchronized void add(Reported report, long withRows) {
    var ledger = ledger(report.domain());
    long before = ledger.size();
    if (!ledger.add(report)) {
      duplicates++;
      return;
    }
    reports++;
    rows += withRows;
    messages += report.messages().values().stream().mapToLong(Long::longValue).sum();
    held += ledger.size() - before;
    if (held > MOST_HELD) {
      save();
    }
  }

  private Ledger ledger(Name domain) {
    return ledgers.computeIfAbsent(domain, name -> Ledger.after(store.read(name)));
  }

  /** Keeps a report's rows aside until its end was seen. */
  final class Listener implements AggregateListener {
    private final Repeats repeats;
    private Optional<Reported> report = Optional.empty();
    private long told;
    private long odd;

    private Listener(Repeats repeats) {
      this.repeats = repeats;
    }

    @Override
    public boolean wants(AggregateHead head) {
      report = Optional.of(Reported.of(head)).filter(Harvest.this::wants);
      return report.isPresent();
    }

    @Override
    public void row(AggregateRow row) {
      report.ifPresent(reported -> reported.count(row, repeats));
      told++;
    }

    @Override
    public void oddRow(String reason) {
      odd++;
    }

    void complete() {
      report.ifPresent(reported -> add(reported, told));
      countOdd(odd);
    }
  }

  private synchronized void countOdd(long more) {
    oddRows += more;
  }
}
