package mailauth.providers.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/**
 * A plugin as its author packs it, from source to jar.
 *
 * @param version what the manifest says; empty text for nothing
 * @param service what {@code META-INF/services} names; empty for no such file
 * @param classes the folders of compiled classes
 */
public record SourceJar(String version, Optional<String> service, List<Path> classes) {
  private static final String SERVICE = "META-INF/services/mailauth.providers.host.HostType";

  /** Compiles source files, for {@code java} and later. */
  public static Path compile(Path folder, int java, Path... sources) {
    var classes = folder.resolve("classes");
    var arguments =
        new ArrayList<>(
            List.of("--release", String.valueOf(java), "-proc:none", "-d", classes.toString()));
    arguments.addAll(List.of("-cp", System.getProperty("java.class.path")));
    Stream.of(sources).map(Path::toString).forEach(arguments::add);
    var said = new ByteArrayOutputStream();
    int exit =
        ToolProvider.getSystemJavaCompiler()
            .run(null, said, said, arguments.toArray(String[]::new));
    assertThat(exit).as(said.toString(StandardCharsets.UTF_8)).isZero();
    return classes;
  }

  /** Compiles one class. */
  public static Path compile(Path folder, int java, String name, String source) {
    try {
      var file = Files.createDirectories(folder).resolve(name + ".java");
      return compile(folder, java, Files.writeString(file, source));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Packs it. */
  public Path pack(Path jar) {
    var manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    if (!version.isEmpty()) {
      manifest.getMainAttributes().putValue("Mailauth-Plugin", version);
    }
    try {
      Files.createDirectories(jar.getParent());
      try (var out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
        if (service.isPresent()) {
          out.putNextEntry(new JarEntry(SERVICE));
          out.write((service.get() + "\n").getBytes(StandardCharsets.UTF_8));
        }
        for (var folder : classes) {
          copy(folder, out);
        }
      }
      return jar;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void copy(Path folder, JarOutputStream out) throws IOException {
    try (var files = Files.walk(folder)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        out.putNextEntry(new JarEntry(folder.relativize(file).toString()));
        Files.copy(file, out);
      }
    }
  }
}
