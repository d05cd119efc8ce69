package mailauth.core.config;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** A time in which nothing shall change unless somebody agrees; all in UTC. */
public sealed interface Freeze {
  boolean covers(Instant now);

  /** As the YAML has it. */
  String text();

  /** From one moment of the week to another, perhaps over its end. */
  record Weekly(String text, DayOfWeek from, LocalTime since, DayOfWeek to, LocalTime until)
      implements Freeze {
    private static final int MINUTES_A_DAY = 24 * 60;

    @Override
    public boolean covers(Instant now) {
      var moment = OffsetDateTime.ofInstant(now, ZoneOffset.UTC);
      int at = minutes(moment.getDayOfWeek(), moment.toLocalTime());
      int start = minutes(from, since);
      int end = minutes(to, until);
      return start <= end ? at >= start && at < end : at >= start || at < end;
    }

    private static int minutes(DayOfWeek day, LocalTime time) {
      return (day.getValue() - 1) * MINUTES_A_DAY + time.getHour() * 60 + time.getMinute();
    }
  }

  /** From one day to another, both counted in. */
  record Dates(String text, LocalDate from, LocalDate to) implements Freeze {
    @Override
    public boolean covers(Instant now) {
      var day = LocalDate.ofInstant(now, ZoneOffset.UTC);
      return !day.isBefore(from) && !day.isAfter(to);
    }
  }
}
