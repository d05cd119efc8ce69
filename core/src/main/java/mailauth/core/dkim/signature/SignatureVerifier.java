package mailauth.core.dkim.signature;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import mailauth.core.dkim.DkimPublicKey;
import mailauth.core.dkim.DkimReading;
import mailauth.core.dkim.DkimRecord;
import mailauth.core.dkim.KeyType;
import mailauth.core.dkim.PublishedKey;
import mailauth.core.dkim.signature.SignatureReader.Unreadable;
import mailauth.core.dkim.signature.SignatureVerdict.Result;
import mailauth.core.dns.Answer;
import mailauth.core.dns.Dns;
import mailauth.core.dns.InvalidName;
import mailauth.core.dns.Name;
import mailauth.core.dns.RecordType;
import mailauth.core.dns.Txt;

/** Verifies a message's DKIM signatures as receivers do (RFC 6376 section 6.1). */
public final class SignatureVerifier {
  /** More signatures than this are not looked at. */
  private static final int MOST = 20;

  private static final int FEWEST_RSA_BITS = 1024;

  private final Dns dns;
  private final Instant now;

  /**
   * A verifier for one time.
   *
   * @param now against which {@code x=} is held
   */
  public SignatureVerifier(Dns dns, Instant now) {
    this.dns = dns;
    this.now = now;
  }

  /** A verdict for each signature, topmost first; none if the message has none. */
  public List<SignatureVerdict> verify(Message message) {
    return message.fields().stream()
        .filter(field -> field.name().equalsIgnoreCase("DKIM-Signature"))
        .limit(MOST)
        .map(field -> verify(message, field))
        .toList();
  }

  private SignatureVerdict verify(Message message, Message.Field field) {
    try {
      return verify(message, SignatureReader.read(field));
    } catch (Unreadable e) {
      return new SignatureVerdict(
          Result.PERMERROR,
          Optional.empty(),
          Optional.empty(),
          "a signature cannot be verified: " + e.reason());
    }
  }

  private SignatureVerdict verify(Message message, Signature signature) {
    Name owner;
    try {
      owner = PublishedKey.owner(signature.selector(), signature.domain());
    } catch (InvalidName e) {
      return new SignatureVerdict(
          Result.PERMERROR,
          Optional.of(signature.domain()),
          Optional.empty(),
          "the selector of a signature is no name");
    }
    return new Judgement(signature, owner).of(message, dns.query(owner, RecordType.TXT));
  }

  /** One signature, judged step by step. */
  private final class Judgement {
    private final Signature signature;
    private final Name owner;

    Judgement(Signature signature, Name owner) {
      this.signature = signature;
      this.owner = owner;
    }

    SignatureVerdict of(Message message, Answer answer) {
      if (signature.expires().filter(now::isAfter).isPresent()) {
        return is(Result.FAIL, "the signature by %s expired (x=)".formatted(signature.domain()));
      }
      return switch (answer) {
        case Answer.Failed(var reason) ->
            is(Result.TEMPERROR, "%s cannot be read: %s".formatted(owner, reason));
        case Answer.NoName none -> is(Result.PERMERROR, owner + " does not exist; publish the key");
        case Answer.NoData none -> is(Result.PERMERROR, owner + " holds no key; publish it there");
        case Answer.Found found -> withRecords(message, found);
      };
    }

    private SignatureVerdict withRecords(Message message, Answer.Found found) {
      var records = found.rrset().records();
      if (records.size() != 1) {
        return is(
            Result.PERMERROR,
            "%s has %d TXT records; a selector has exactly one".formatted(owner, records.size()));
      }
      var reading = DkimRecord.parse(((Txt) records.getFirst()).text());
      if (reading.record().isRevoked()) {
        return is(Result.PERMERROR, "the key at %s is revoked".formatted(owner));
      }
      var unfit = reading.key().isEmpty() ? Optional.of("") : unfit(reading);
      return unfit.isPresent()
          ? is(
              Result.PERMERROR,
              "the key at %s is not good for this signature%s".formatted(owner, unfit.get()))
          : withKey(message, reading.key().orElseThrow());
    }

    private Optional<String> unfit(DkimReading reading) {
      var record = reading.record();
      var key = reading.key().orElseThrow();
      if (key.type() != signature.key()) {
        return Optional.of(
            ": it is %s, and the signature %s"
                .formatted(key.type().text(), signature.key().text()));
      }
      if (key.type() == KeyType.RSA && key.bits() < FEWEST_RSA_BITS) {
        return Optional.of(": it has %d bits, and receivers want 1024".formatted(key.bits()));
      }
      if (!record.h().isEmpty() && !record.h().contains("sha256")) {
        return Optional.of(": its h= does not allow sha256");
      }
      if (!record.s().isEmpty() && !record.s().contains("*") && !record.s().contains("email")) {
        return Optional.of(": its s= is not for mail");
      }
      return record.t().contains("s") && !signature.identity().equals(signature.domain())
          ? Optional.of(": its t=s allows no subdomain in i=")
          : Optional.empty();
    }

    private SignatureVerdict withKey(Message message, DkimPublicKey key) {
      var body = signature.body().body(message.body());
      if (signature.length().filter(length -> length > body.length()).isPresent()) {
        return is(Result.PERMERROR, "the body is shorter than the signature's l= says");
      }
      var counted = signature.length().map(length -> body.substring(0, length)).orElse(body);
      var hash = Base64.getEncoder().encodeToString(sha256(octets(counted)));
      if (!hash.equals(signature.hash())) {
        return is(Result.FAIL, "the body changed after %s signed it".formatted(signature.domain()));
      }
      return verifies(key, octets(SignedHeader.of(message, signature)))
          ? is(Result.PASS, passed(body.length()))
          : is(
              Result.FAIL,
              "the header changed after %s signed it, or another key signed than the one at %s"
                  .formatted(signature.domain(), owner));
    }

    private String passed(int bodyLength) {
      int open = bodyLength - signature.length().orElse(bodyLength);
      return "the signature by %s verifies with the key at %s%s"
          .formatted(
              signature.domain(),
              owner,
              open > 0
                  ? "; the last %d octets of the body are not signed (l=), so anyone may add some"
                      .formatted(open)
                  : "");
    }

    private boolean verifies(DkimPublicKey key, byte[] header) {
      try {
        var value = Base64.getDecoder().decode(signature.value());
        var algorithm = key.type() == KeyType.RSA ? "RSA" : "Ed25519";
        var verifier =
            java.security.Signature.getInstance(
                key.type() == KeyType.RSA ? "SHA256withRSA" : "Ed25519");
        verifier.initVerify(
            KeyFactory.getInstance(algorithm).generatePublic(new X509EncodedKeySpec(key.spki())));
        // RFC 8463 section 3: Ed25519 signs the hash, RSA hashes by itself.
        verifier.update(key.type() == KeyType.RSA ? header : sha256(header));
        return verifier.verify(value);
      } catch (GeneralSecurityException | IllegalArgumentException e) {
        return false;
      }
    }

    private SignatureVerdict is(Result result, String message) {
      return new SignatureVerdict(
          result, Optional.of(signature.domain()), Optional.of(owner), message);
    }
  }

  private static byte[] octets(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static byte[] sha256(byte[] octets) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(octets);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
