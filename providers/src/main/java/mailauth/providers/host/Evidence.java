package mailauth.providers.host;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/** On what it rests that a host is understood right, part by part. */
public record Evidence(Map<Part, Proof> proofs) {
  public Evidence {
    proofs = Collections.unmodifiableMap(new EnumMap<>(proofs));
  }

  /** What is done at a host. */
  public enum Part {
    ZONES("find the zone"),
    READ("read"),
    CREATE("create"),
    UPDATE("update"),
    DELETE("delete"),
    MX_AND_TLSA("MX and TLSA"),
    LONG_TXT("TXT over 255 octets"),
    ERRORS("errors and rate limits");

    private final String title;

    Part(String title) {
      this.title = title;
    }

    public String title() {
      return title;
    }
  }

  /** What a part rests on. Its text is for people. */
  public sealed interface Proof {
    /** The tests run it against the real program. */
    record RealServer(String program) implements Proof {
      @Override
      public String toString() {
        return "real " + program;
      }
    }

    /** The tests play back what the real host once said. */
    record Recording(int year) implements Proof {
      @Override
      public String toString() {
        return "recording of " + year;
      }
    }

    /** The host's documentation, and nothing else. */
    record Documentation() implements Proof {
      @Override
      public String toString() {
        return "documentation only";
      }
    }

    /** The host's documentation, and that names no limit, so the one that we keep to is ours. */
    record NoLimitNamed() implements Proof {
      @Override
      public String toString() {
        return "documentation only, which names no limit";
      }
    }
  }

  /** All parts run against a real program. */
  public static Evidence real(String program) {
    return all(new Proof.RealServer(program));
  }

  /** These parts are recorded, the others only documented. */
  public static Evidence recorded(int year, Part... parts) {
    var proofs = new EnumMap<>(all(new Proof.Documentation()).proofs);
    for (var part : parts) {
      proofs.put(part, new Proof.Recording(year));
    }
    return new Evidence(proofs);
  }

  /** The same, but how long a TXT may be is nowhere said. */
  public Evidence withoutTxtLimit() {
    var others = new EnumMap<>(proofs);
    others.put(Part.LONG_TXT, new Proof.NoLimitNamed());
    return new Evidence(others);
  }

  /** Nothing is recorded. */
  public static Evidence documented() {
    return all(new Proof.Documentation());
  }

  private static Evidence all(Proof proof) {
    var proofs = new EnumMap<Part, Proof>(Part.class);
    for (var part : Part.values()) {
      proofs.put(part, proof);
    }
    return new Evidence(proofs);
  }
}
