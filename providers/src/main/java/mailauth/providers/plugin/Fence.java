package mailauth.providers.plugin;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.ServiceConfigurationError;
import java.util.function.Supplier;
import mailauth.providers.host.HostException;
import org.jspecify.annotations.Nullable;

/** Calls what a jar brings; whatever that throws becomes a sentence that names the jar. */
record Fence(Path jar) {

  /**
   * Calls it.
   *
   * @param complaint how the sentence begins, if it throws or gives nothing
   * @throws HostException if so, and as the jar's own code throws it
   */
  <T> T call(String complaint, Supplier<? extends @Nullable T> code) {
    try {
      var result = code.get();
      if (result != null) {
        return result;
      }
    } catch (HostException e) {
      throw e;
    } catch (Exception
        | LinkageError
        | ServiceConfigurationError
        | AssertionError
        | StackOverflowError e) {
      throw fault(complaint, e);
    }
    throw new HostException("%s: %s: it gave null".formatted(jar, complaint));
  }

  /** Like {@link #call}, but with nobody there yet whose complaints a person could read as such. */
  <T> T load(String complaint, Supplier<? extends @Nullable T> code) {
    try {
      return call(complaint, code);
    } catch (HostException e) {
      boolean named = e.getMessage().startsWith(jar + ": ");
      throw named ? e : new HostException("%s: %s".formatted(jar, e.getMessage()), e);
    }
  }

  private HostException fault(String complaint, Throwable thrown) {
    return new HostException("%s: %s: %s".formatted(jar, complaint, words(thrown)), thrown);
  }

  private static String words(Throwable thrown) {
    return switch (thrown) {
      case ServiceConfigurationError error when error.getCause() != null -> words(error.getCause());
      case ServiceConfigurationError error -> afterService(message(error));
      case ExceptionInInitializerError error when error.getCause() != null ->
          words(error.getCause());
      case UnsupportedClassVersionError error ->
          "it was compiled for a newer Java than %d, which mailauth runs on"
              .formatted(Runtime.version().feature());
      case NoClassDefFoundError error ->
          "it needs %s, which neither it nor mailauth has".formatted(dotted(message(error)));
      case LinkageError error ->
          "it does not fit this mailauth (%s); get the jar that fits".formatted(message(error));
      default -> "it threw " + thrown.getClass().getName() + what(thrown) + where(thrown);
    };
  }

  /** {@code ServiceLoader} begins with the service. */
  private static String afterService(String message) {
    return message.replaceFirst("^\\S+: ", "");
  }

  private static String dotted(String classFile) {
    return classFile.replace('/', '.');
  }

  private static String message(Throwable thrown) {
    return String.valueOf(thrown.getMessage()).lines().findFirst().orElse("");
  }

  private static String what(Throwable thrown) {
    return thrown.getMessage() == null ? "" : ": " + message(thrown);
  }

  private static String where(Throwable thrown) {
    return Arrays.stream(thrown.getStackTrace())
        .filter(frame -> frame.getFileName() != null)
        .findFirst()
        .map(frame -> " (%s:%d)".formatted(frame.getFileName(), frame.getLineNumber()))
        .orElse("");
  }
}
