package mailauth.providers.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import mailauth.core.dns.Rdata;
import mailauth.providers.conformance.DnsjavaRecords;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;

/** Record data as zone files write it, read by dnsjava and not by our own code. */
public final class Presentation {
  private static final Name OWNER = Name.fromConstantString("owner.example.");

  private Presentation() {}

  public static Rdata read(String type, String content) {
    try {
      var record = Record.fromString(OWNER, Type.value(type), DClass.IN, 3600, content, Name.root);
      return DnsjavaRecords.rdata(record);
    } catch (IOException e) {
      throw new UncheckedIOException(content, e);
    }
  }
}
