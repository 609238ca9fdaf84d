package dev.wiretwin.bridge.at;

import dev.wiretwin.core.client.ClientConfig;
import dev.wiretwin.core.client.CloseStatus;
import dev.wiretwin.core.engine.Outcome;
import dev.wiretwin.core.engine.Outcome.Cause;
import dev.wiretwin.core.handshake.WsUrl;
import java.util.ArrayDeque;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Opens one of a module's own WebSockets: its headers, which all of them have in common, then its
 * settings, then the connection. Finds out why it failed, as far as the module tells. On the
 * module's loop; one at a time.
 */
final class AtSocketOpening {
  private static final long QUICK = TimeUnit.SECONDS.toNanos(5);

  /** What a module may take beyond the time it was given: for the name, and to say so. */
  private static final long GRACE = TimeUnit.SECONDS.toNanos(15);

  private final WsUrl url;
  private final ClientConfig config;
  private final int id;
  private final AtDialect dialect;
  private final AtModule module;
  private final AtOpening.Door door;
  private final Result result;
  private int buffer = AtSocketConfig.MOST_BUFFER;
  private long begun;

  /** How it went. */
  interface Result {
    /**
     * @param mostPayload bytes that one frame can have
     */
    void opened(int mostPayload);

    /**
     * @param status as {@link CloseStatus} numbers it
     */
    void failed(int status, String sentence);
  }

  /**
   * @param url where to
   * @param config what can be told to a module
   * @param id the socket's number
   */
  AtSocketOpening(WsUrl url, ClientConfig config, int id, AtModule module, Result result) {
    this.url = url;
    this.config = config;
    this.id = id;
    this.dialect = module.dialect();
    this.module = module;
    this.door = module;
    this.result = result;
  }

  /** Starts; the result is told once, unless the module starts anew or is lost. */
  void begin() {
    String start = AtSocketConfig.opening(id, url, config);
    if (start.length() + 2 > AtCommand.MOST_BYTES) {
      result.failed(
          lost(Cause.ABORTED),
          "An address of "
              + url.toString().length()
              + " characters does not fit into a command of the module: use a shorter one.");
      return;
    }
    ArrayDeque<byte[]> headers = new ArrayDeque<>(AtSocketConfig.headers(config));
    // a module before 3.3 knows none, and need not if there are none
    ask("AT+WSHEAD=0", answer -> headers(headers, start));
  }

  static int lost(Cause cause) {
    return CloseStatus.of(new Outcome.Lost(cause, ""));
  }

  private void ask(String text, Consumer<AtAnswer> then) {
    door.submit(AtCommand.plain(text, QUICK, answer -> answer.unlessGone(then)));
  }

  private void headers(ArrayDeque<byte[]> left, String start) {
    byte[] next = left.poll();
    if (next == null) {
      settings(start);
      return;
    }
    Consumer<AtAnswer> then =
        answer -> {
          if (answer.isOk()) {
            headers(left, start);
          } else {
            refused("a header of " + next.length + " bytes", answer);
          }
        };
    door.submit(
        AtCommand.text("AT+WSHEAD=" + next.length, next, QUICK, answer -> answer.unlessGone(then)));
  }

  private void refused(String what, AtAnswer answer) {
    result.failed(
        lost(Cause.ABORTED),
        "The module refused " + what + " (" + answer.words() + "): leave it out.");
  }

  private void settings(String start) {
    ask(
        AtSocketConfig.settings(id, config, url.secure(), buffer),
        answer -> {
          if (answer.isOk()) {
            open(start);
          } else if (buffer > AtSocketConfig.USUAL_BUFFER) {
            buffer = AtSocketConfig.USUAL_BUFFER; // it may be short of memory
            settings(start);
          } else {
            refused(
                url.secure() ? "TLS that verifies the server, or its periods" : "its periods",
                answer);
          }
        });
  }

  private void open(String start) {
    begun = door.now();
    door.submit(
        AtCommand.plain(
            start,
            config.timing().connectNanos() + GRACE,
            answer -> answer.unlessGone(this::answered)));
  }

  private void answered(AtAnswer answer) {
    boolean late = door.now() - begun >= config.timing().connectNanos();
    if (answer.isOk()) {
      result.opened(buffer - AtSocketConfig.OVERHEAD);
    } else if (answer.kind() == AtAnswer.Kind.UNKNOWN) {
      result.failed(
          lost(Cause.TIMEOUT), "The module did not say whether it has connected: try again.");
    } else {
      new AtDiagnosis(dialect, url.host(), door, new Found(answer, late)).begin(answer);
    }
  }

  /** Why it was not opened. */
  private final class Found implements AtDiagnosis.Result {
    private final AtAnswer why;
    private final boolean late;

    Found(AtAnswer why, boolean late) {
      this.why = why;
      this.late = late;
    }

    @Override
    public void again() {
      if (module.dialect() == dialect) {
        begin(); // else it has started anew since, and everybody was told
      }
    }

    @Override
    public void noNetwork() {
      result.failed(
          lost(Cause.UNREACHABLE),
          "The module has no address: join it to a network, or wait until it has.");
    }

    @Override
    public void noName() {
      result.failed(CloseStatus.NAME_NOT_FOUND, "The module found no address for " + url.host());
    }

    @Override
    public void nothingFound() {
      if (late) {
        result.failed(CloseStatus.CONNECT_TIMEOUT, "The module gave up when its time was over.");
      } else {
        result.failed(
            CloseStatus.NOT_SWITCHING,
            "The module could not open the WebSocket and does not tell why: nobody listens there,"
                + " or the server did not agree (it says "
                + why.words()
                + ").");
      }
    }
  }
}
