package mailauth.providers.inbox;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import mailauth.core.evidence.Repeats;
import mailauth.core.report.AggregateReader;
import mailauth.core.report.TlsReader;
import mailauth.core.report.UnreadableReport;
import mailauth.providers.files.Reason;

/**
 * Opens whatever reports come in, down to the reports. Good for any number of them, and quicker
 * with each, for reports repeat themselves. Not safe for use by several threads.
 */
final class Unpacker {
  private static final int BUFFER = 1 << 13;

  private final Limits limits;
  private final Harvest harvest;
  private final AggregateReader dmarc = new AggregateReader();
  private final TlsReader tls = new TlsReader();
  private final Repeats repeats = new Repeats();

  Unpacker(Limits limits, Harvest harvest) {
    this.limits = limits;
    this.harvest = harvest;
  }

  /**
   * Takes in all that a stream holds. What cannot be used is named and left.
   *
   * @param label what to call it
   */
  void open(String label, InputStream in) {
    open(new Item(label, 0), in);
  }

  /** Something that may hold reports, and how deep it is packed. */
  record Item(String label, int depth) {
    Item within(String inner) {
      return new Item(label + " > " + inner, depth + 1);
    }
  }

  /** Whether a stream may hold a report, so that a message's text for people is passed over. */
  static boolean mayHold(Content content) {
    return switch (content) {
      case GZIP, ZIP, XML, JSON -> true;
      case EMPTY, MBOX, MESSAGE, OTHER -> false;
    };
  }

  void open(Item item, InputStream in) {
    try {
      if (item.depth() > limits.depth()) {
        throw new UnreadableReport("is packed more than %d times over".formatted(limits.depth()));
      }
      var stream = new BufferedInputStream(in, BUFFER);
      switch (Content.of(stream)) {
        case EMPTY -> throw new UnreadableReport("is empty");
        case GZIP -> gzip(item, stream);
        case ZIP -> zip(item, stream);
        case XML -> dmarc(stream);
        case JSON -> harvest.add(tls.read(stream));
        case MBOX ->
            new Mbox(limits)
                .split(
                    stream,
                    (number, octets) -> messages().open(item.within("message " + number), octets));
        case MESSAGE -> messages().open(item, stream.readNBytes(limits.message()));
        case OTHER -> throw new UnreadableReport("is no report, nor anything that holds reports");
      }
    } catch (UnreadableReport | Bounded.TooMuch | ZipException e) {
      harvest.skip(item.label(), String.valueOf(e.getMessage()));
    } catch (EOFException e) {
      harvest.skip(item.label(), "ends too early");
    } catch (IOException e) {
      harvest.skip(item.label(), "cannot be read: " + Reason.of(e));
    }
  }

  private Messages messages() {
    return new Messages(limits, harvest, this);
  }

  private void dmarc(InputStream in) throws IOException, UnreadableReport {
    var listener = harvest.listener(repeats);
    dmarc.read(in, listener);
    listener.complete();
  }

  private void gzip(Item item, InputStream in) throws IOException {
    var packed = new Counting(in);
    var unpacked = new GZIPInputStream(packed, BUFFER);
    open(new Item(item.label(), item.depth() + 1), new Bounded(unpacked, packed::octets, limits));
  }

  private void zip(Item item, InputStream in) throws IOException, UnreadableReport {
    var packed = new Counting(in);
    var zip = new ZipInputStream(packed);
    var bounded = new Bounded(zip, packed::octets, limits);
    int entries = 0;
    for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
      if (++entries > limits.entries()) {
        throw new UnreadableReport("holds more than %,d files".formatted(limits.entries()));
      }
      if (!entry.isDirectory()) {
        open(item.within(entry.getName()), bounded);
      }
    }
    if (entries == 0) {
      throw new UnreadableReport("holds no files");
    }
  }
}
