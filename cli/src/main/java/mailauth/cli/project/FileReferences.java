package mailauth.cli.project;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import mailauth.core.config.Reference;
import mailauth.core.config.References;
import mailauth.core.yaml.Position;

/** References into the YAML's folder and the environment. */
final class FileReferences implements References {
  private static final long LARGEST = 1 << 20;

  private final Path folder;
  private final Map<String, String> environment;

  FileReferences(Path folder, Map<String, String> environment) {
    this.folder = folder;
    this.environment = environment;
  }

  /** The reference that an option names; empty for any other text. */
  static Optional<Reference> pointer(String text) {
    var at = Position.ofFile("--password");
    if (text.startsWith("file:")) {
      return Optional.of(new Reference.InFile(at, text.substring("file:".length())));
    }
    return text.matches("\\$\\{env:\\w+}")
        ? Optional.of(new Reference.Environment(at, text.substring(6, text.length() - 1)))
        : Optional.empty();
  }

  @Override
  public String resolve(Reference reference) {
    return switch (reference) {
      case Reference.Literal literal -> literal.text();
      case Reference.Environment variable -> variable(variable.name());
      case Reference.InFile file -> read(folder.resolve(file.path()));
    };
  }

  private String variable(String name) {
    var value = environment.get(name);
    if (value == null || value.isEmpty()) {
      throw new Unresolved("the environment variable %s is not set".formatted(name));
    }
    return value;
  }

  private static String read(Path file) {
    try {
      if (Files.isDirectory(file)) {
        throw new Unresolved("%s is a folder, not a file".formatted(file));
      }
      if (Files.size(file) > LARGEST) {
        throw new Unresolved("%s is over 1 MiB, too large for a key".formatted(file));
      }
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (NoSuchFileException e) {
      throw new Unresolved("there is no file %s".formatted(file));
    } catch (IOException e) {
      throw new Unresolved("%s cannot be read: %s".formatted(file, e));
    }
  }
}
