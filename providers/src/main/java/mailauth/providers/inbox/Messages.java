package mailauth.providers.inbox;

import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import mailauth.providers.files.Reason;
import mailauth.providers.inbox.Unpacker.Item;

/** Finds the reports in messages. */
final class Messages {
  private final Limits limits;
  private final Harvest harvest;
  private final Unpacker unpacker;
  private int parts;
  private int found;

  Messages(Limits limits, Harvest harvest, Unpacker unpacker) {
    this.limits = limits;
    this.harvest = harvest;
    this.unpacker = unpacker;
  }

  void open(Item item, byte[] octets) {
    try {
      open(item, message(new ByteArrayInputStream(octets)));
      if (found == 0) {
        harvest.skip(item.label(), "is a message without a report");
      }
    } catch (MessagingException e) {
      harvest.skip(item.label(), "is no message that can be read");
    } catch (IOException e) {
      harvest.skip(item.label(), "is no message that can be read: " + Reason.of(e));
    }
  }

  private void open(Item item, Part part) throws MessagingException, IOException {
    if (++parts > limits.entries() || item.depth() > limits.depth() + 1) {
      throw new Bounded.TooMuch("it has too many parts");
    }
    if (part.isMimeType("multipart/*")) {
      var multipart = new MimeMultipart(part.getDataHandler().getDataSource());
      for (int i = 0; i < multipart.getCount(); i++) {
        open(item, multipart.getBodyPart(i));
      }
    } else if (part.isMimeType("message/rfc822")) {
      open(item.within("message"), message(part.getInputStream()));
    } else {
      attachment(item, part);
    }
  }

  private void attachment(Item item, Part part) throws MessagingException, IOException {
    boolean words = part.isMimeType("text/plain") || part.isMimeType("text/html");
    var in = new BufferedInputStream(part.getInputStream());
    if (Unpacker.mayHold(Content.of(in)) && !(words && part.getFileName() == null)) {
      found++;
      unpacker.open(item.within(name(part)), in);
    }
  }

  private static String name(Part part) throws MessagingException {
    var name = part.getFileName();
    return name == null ? "attachment" : name;
  }

  private static MimeMessage message(InputStream in) throws MessagingException {
    return new MimeMessage(Session.getInstance(new Properties()), in);
  }
}
