package mailauth.providers.state;

import java.util.Optional;
import mailauth.providers.host.HostException;

/** The sentence for whoever comes second. */
public final class Busy {
  private Busy() {}

  /**
   * Says who was first.
   *
   * @param what what is held, such as a file
   */
  public static HostException with(String what, Optional<Holder> holder) {
    return new HostException(
        "another run is writing: %s holds %s; try again when it is done, or wait with"
                .formatted(holder.map(Holder::toString).orElse("one that just began"), what)
            + " --lock-timeout SECONDS");
  }
}
