package mailauth.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import mailauth.core.json.JsonObject;

/** Chromium without a window, driven over its debugging protocol. */
final class Browser implements AutoCloseable {
  private final HttpClient http = HttpClient.newHttpClient();
  private final AtomicInteger ids = new AtomicInteger();
  private final Map<Long, CompletableFuture<JsonObject>> answers = new ConcurrentHashMap<>();
  private final List<String> complaints = new CopyOnWriteArrayList<>();
  private final CompletableFuture<String> loaded = new CompletableFuture<>();
  private final Process process;
  private final WebSocket socket;

  /**
   * Starts the browser; leaves the test out where there is none, except in CI.
   *
   * @param folder for its profile
   * @param options of its command line, such as {@code --force-dark-mode}
   */
  Browser(Path folder, String... options) throws Exception {
    var profile = Files.createTempDirectory(folder, "profile");
    var command =
        new ArrayList<>(
            List.of(
                chromium(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--remote-debugging-port=0",
                "--user-data-dir=" + profile));
    command.addAll(List.of(options));
    command.add("about:blank");
    process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("browser.log").toFile())
            .start();
    socket =
        http.newWebSocketBuilder()
            .buildAsync(page(port(profile.resolve("DevToolsActivePort"))), new Listener())
            .get(1, TimeUnit.MINUTES);
    ask("Page.enable", Map.of());
    ask("Runtime.enable", Map.of());
    ask("Log.enable", Map.of());
  }

  /** Opens a page and waits until all of it is there. */
  void open(Path page) throws Exception {
    ask("Page.navigate", Map.of("url", page.toUri().toString()));
    loaded.get(1, TimeUnit.MINUTES);
  }

  void size(int width, int height) throws Exception {
    ask(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
  }

  void dark() throws Exception {
    var feature = Map.of("name", "prefers-color-scheme", "value", "dark");
    ask("Emulation.setEmulatedMedia", Map.of("features", List.of(feature)));
  }

  /** What an expression of JavaScript is, as text. */
  String evaluate(String script) throws Exception {
    var answer = ask("Runtime.evaluate", Map.of("expression", "String(" + script + ")"));
    return answer.object("result").text("value");
  }

  /** Waits until an expression is true. */
  void await(String script) throws Exception {
    for (int i = 0; i < 100 && !evaluate(script).equals("true"); i++) {
      Thread.sleep(50);
    }
    assertThat(evaluate(script)).as(script).isEqualTo("true");
  }

  /** Presses keys, as a person does. */
  void type(String text) throws Exception {
    for (var key : text.split("")) {
      ask("Input.dispatchKeyEvent", Map.of("type", "keyDown", "key", key, "text", key));
      ask("Input.dispatchKeyEvent", Map.of("type", "keyUp", "key", key));
    }
  }

  void picture(Path file) throws Exception {
    var answer = ask("Page.captureScreenshot", Map.of("format", "png"));
    Files.write(file, Base64.getDecoder().decode(answer.text("data")));
  }

  /** The page as paper. */
  void print(Path file) throws Exception {
    var answer = ask("Page.printToPDF", Map.of("printBackground", false));
    Files.write(file, Base64.getDecoder().decode(answer.text("data")));
  }

  /** What the page's console says is wrong. */
  List<String> complaints() {
    return complaints;
  }

  @Override
  public void close() {
    socket.abort();
    http.close();
    // Its children write to the profile until they end, too.
    var all = Stream.concat(Stream.of(process.toHandle()), process.descendants()).toList();
    all.forEach(ProcessHandle::destroyForcibly);
    all.forEach(each -> each.onExit().orTimeout(10, TimeUnit.SECONDS).join());
  }

  private JsonObject ask(String method, Map<String, ?> parameters) throws Exception {
    long id = ids.incrementAndGet();
    var answer = new CompletableFuture<JsonObject>();
    answers.put(id, answer);
    var question = Map.of("id", id, "method", method, "params", parameters);
    socket.sendText(JsonObject.writeLine(question), true).get(1, TimeUnit.MINUTES);
    return answer.get(1, TimeUnit.MINUTES);
  }

  private void hear(JsonObject message) {
    if (message.optionalNumber("id").isPresent()) {
      var answer = answers.remove(message.number("id"));
      message
          .optionalObject("result")
          .ifPresentOrElse(
              answer::complete,
              () -> answer.completeExceptionally(new IOException(message.toString())));
    }
    switch (message.optionalText("method").orElse("")) {
      case "Page.loadEventFired" -> loaded.complete("loaded");
      case "Runtime.exceptionThrown", "Log.entryAdded", "Runtime.consoleAPICalled" ->
          complaints.add(JsonObject.writeLine(message.members()));
      default -> {}
    }
  }

  private URI page(int port) throws Exception {
    var list = URI.create("http://127.0.0.1:%d/json/list".formatted(port));
    var pages = http.send(HttpRequest.newBuilder(list).build(), BodyHandlers.ofString()).body();
    return JsonObject.readAll(pages).stream()
        .filter(page -> page.text("type").equals("page"))
        .map(page -> URI.create(page.text("webSocketDebuggerUrl")))
        .findFirst()
        .orElseThrow();
  }

  private int port(Path file) throws Exception {
    for (int i = 0; i < 600 && process.isAlive(); i++) {
      if (Files.exists(file) && !Files.readAllLines(file).isEmpty()) {
        return Integer.parseInt(Files.readAllLines(file).getFirst());
      }
      Thread.sleep(100);
    }
    throw new AssertionError("the browser does not start");
  }

  private static String chromium() {
    return Stream.of(System.getenv("PATH").split(":"))
        .map(directory -> Path.of(directory, "chromium"))
        .filter(Files::isExecutable)
        .map(Path::toString)
        .findFirst()
        .orElseGet(() -> {
          var message = "chromium is not installed, so the page is not opened";
          return "true".equals(System.getenv("CI")) ? fail(message) : abort(message);
        });
  }

  private final class Listener implements WebSocket.Listener {
    private final StringBuilder text = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
      text.append(data);
      if (last) {
        hear(JsonObject.read(text.toString()));
        text.setLength(0);
      }
      from.request(1);
      return CompletableFuture.completedStage(null);
    }
  }
}
