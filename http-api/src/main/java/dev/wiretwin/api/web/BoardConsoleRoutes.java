package dev.wiretwin.api.web;

import dev.wiretwin.api.board.Bench;
import dev.wiretwin.api.board.BoardView;
import dev.wiretwin.bridge.serial.ConsoleLines;
import dev.wiretwin.bridge.serial.ConsoleLog;
import dev.wiretwin.bridge.serial.ConsoleLog.Direction;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** {@code /boards/{id}/console}: every byte both ways, for many readers and one writer. */
final class BoardConsoleRoutes {
  private static final String CONSOLE = BoardRoutes.ONE + "/console";
  private static final String TEXT = "text/plain";

  /** Where readers of text find what readers of JSON find in {@code next}. */
  private static final String NEXT = "Wiretwin-Next";

  private static final int MOST_BYTES = 4_096;
  private static final Duration USUAL_LISTENING = Duration.ofMillis(300);

  private final Bench bench;

  BoardConsoleRoutes(Bench bench) {
    this.bench = bench;
  }

  /**
   * @param open whether somebody here has the board's line open now
   * @param sentence why nothing may come, if so
   * @param missed entries between those asked for and these that are no longer kept
   * @param next where to go on reading
   */
  private record Page(boolean open, String sentence, List<Entry> entries, long missed, long next) {}

  /** Text when all of it is printable UTF-8, else hex. */
  private record Entry(long number, String at, String direction, String text, String hex) {
    static Entry of(ConsoleLog.Entry entry) {
      byte[] bytes = entry.bytes().toArray();
      String text = new String(bytes, StandardCharsets.UTF_8);
      boolean plain = text.chars().noneMatch(Entry::isOdd);
      return new Entry(
          entry.number(),
          entry.at().toString(),
          entry.direction() == Direction.TO_BOARD ? "to-board" : "from-board",
          plain ? text : null,
          plain ? null : HexFormat.of().formatHex(bytes));
    }

    private static boolean isOdd(int one) {
      return one == '\uFFFD'
          || Character.isISOControl(one) && one != '\n' && one != '\r' && one != '\t';
    }
  }

  private record Typing(String text, String hex) {}

  List<Route> routes() {
    return List.of(
        Route.api("GET", CONSOLE, this::read)
            .query("after", "wait", "format", "download")
            .gives(Route.JSON, TEXT),
        Route.api("POST", CONSOLE, this::write).query("fence", "wait"));
  }

  private void read(Call call) {
    String format = call.query("format").orElse("json");
    if (!format.equals("json") && !format.equals("text")) {
      throw Call.bad("format: json or text");
    }
    String id = call.path("id");
    long after = call.after().orElse(0);
    call.later(
        bench.console(id, after, call.waiting()),
        page -> {
          if (format.equals("text")) {
            text(call, after, page);
          } else {
            call.answer(200, page(bench.board(id), page));
          }
        });
  }

  private static Page page(BoardView board, ConsoleLog.Page page) {
    boolean open = board.open();
    return new Page(
        open,
        open
            ? null
            : "nobody here has this board open, and reading its console does not open it: what is"
                + " here is what went over its line before; a session, identify or a POST to this"
                + " address opens it",
        page.entries().stream().map(Entry::of).toList(),
        page.missed(),
        page.last());
  }

  private static void text(Call call, long after, ConsoleLog.Page page) {
    ConsoleLines lines = new ConsoleLines(after);
    page.entries().forEach(lines::add);
    lines.end();
    StringBuilder all = new StringBuilder();
    lines.taken().forEach(line -> all.append(line).append('\n'));
    byte[] bytes = all.toString().getBytes(StandardCharsets.UTF_8);
    Map<String, String> headers = new TreeMap<>(Map.of(NEXT, Long.toString(page.last())));
    if (call.flag("download")) {
      headers.put("Content-Disposition", SafeHeaders.saveAs(call.path("id") + "-console.txt"));
    }
    call.answer(new Answer(200, TEXT + "; charset=utf-8", headers, bytes));
  }

  private void write(Call call) {
    byte[] bytes = bytes(call.body(Typing.class));
    String id = call.path("id");
    Waited waited = Waited.of(call);
    Duration listen =
        waited.patience().compareTo(USUAL_LISTENING) > 0
            ? waited.patience().minus(USUAL_LISTENING)
            : USUAL_LISTENING;
    waited.answer(
        bench.type(id, bytes, listen, call.fence(), waited.patience()),
        sentence -> BoardJson.of(bench.board(id)));
  }

  private static byte[] bytes(Typing typing) {
    if ((typing.text() == null) == (typing.hex() == null)) {
      throw Call.bad("give text or hex, and not both");
    }
    byte[] bytes =
        Optional.ofNullable(typing.text())
            .map(text -> text.getBytes(StandardCharsets.UTF_8))
            .orElseGet(() -> unhex(typing.hex()));
    if (bytes.length == 0 || bytes.length > MOST_BYTES) {
      throw Call.bad("1 to " + MOST_BYTES + " bytes go to a console at a time");
    }
    return bytes;
  }

  private static byte[] unhex(String hex) {
    try {
      return HexFormat.of().parseHex(hex.replace(" ", ""));
    } catch (IllegalArgumentException none) {
      throw Call.bad("hex: pairs of hexadecimal digits, such as 0d0a");
    }
  }
}
