package mailauth.providers.apply;

import java.util.List;

/** Who is told how far a run is, from many threads. */
public interface Watch {
  /** Nobody. */
  Watch NONE =
      new Watch() {
        @Override
        public void begins(String doing, List<String> providers) {}

        @Override
        public void ends(String provider) {}
      };

  /**
   * A part of the run begins.
   *
   * @param doing what is done to each domain, such as {@code writing}
   * @param providers each domain's
   */
  void begins(String doing, List<String> providers);

  /** That is done to a domain of this provider. */
  void ends(String provider);
}
