package mailauth.providers.resolver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import mailauth.core.dns.Answer;
import mailauth.core.dns.Dns;
import mailauth.core.dns.Name;
import mailauth.core.dns.RecordType;
import org.junit.jupiter.api.Test;

class CachingDnsTest {
  private static final Name NAME = Name.of("example.com");

  private final AtomicInteger asked = new AtomicInteger();

  @Test
  void asksEachQuestionOnce() {
    var dns = new CachingDns(counting(new Answer.Failed("no answer")));
    dns.query(NAME, RecordType.TXT);
    dns.query(Name.of("EXAMPLE.com."), RecordType.TXT);
    dns.query(NAME, RecordType.MX);
    assertThat(asked).hasValue(2);
  }

  @Test
  void waitsForAnAnswerUnderWay() throws InterruptedException {
    var answered = new CountDownLatch(1);
    var dns =
        new CachingDns((name, type) -> {
          asked.incrementAndGet();
          awaitUninterruptibly(answered);
          return new Answer.NoName();
        });
    var answers = new AtomicInteger();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 100; i++) {
        threads.execute(() -> {
          dns.query(NAME, RecordType.TXT);
          answers.incrementAndGet();
        });
      }
      answered.countDown();
    }
    assertThat(asked).hasValue(1);
    assertThat(answers).hasValue(100);
  }

  @Test
  void forgetsBeforeItGrowsWithoutBound() {
    var dns = new CachingDns(counting(new Answer.NoName()));
    for (int i = 0; i < 30_000; i++) {
      dns.query(new Name(i + ".example.com"), RecordType.A);
    }
    dns.query(new Name("29999.example.com"), RecordType.A);
    assertThat(asked).as("what was asked last is known").hasValue(30_000);
    dns.query(new Name("0.example.com"), RecordType.A);
    assertThat(asked).as("what was asked long ago is not").hasValue(30_001);
  }

  private Dns counting(Answer answer) {
    return (name, type) -> {
      asked.incrementAndGet();
      return answer;
    };
  }

  private static void awaitUninterruptibly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
