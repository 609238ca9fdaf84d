package dev.wiretwin.bridge.at;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Brings a module into the state the driver wants: answering, without echo, its dialect known, five
 * links, receiving on request. Nothing is written to its flash. On the module's loop; once.
 */
final class AtBringUp {
  private static final long USUAL = TimeUnit.SECONDS.toNanos(2);
  private static final long HELLO = TimeUnit.SECONDS.toNanos(1);
  private static final long START = TimeUnit.SECONDS.toNanos(10);
  private static final long GUARD_MS = 1_100;
  private static final long PAUSE_MS = 500;
  private static final int MOST_HELLOS = 3;
  private static final int MOST_TRIES = 4;

  private final Door door;
  private final AtSettings settings;
  private AtDialect dialect;
  private boolean over;

  /** What it needs of its module, and whom it tells. */
  interface Door {
    void submit(AtCommand command);

    void after(long millis, Runnable task);

    /** Bytes that are no command, in one piece. */
    void write(byte[] bytes);

    int baud();

    /** Changes the rate of the line, not of the module. */
    void changeBaud(int baud);

    /** Whether the line has RTS and CTS. */
    boolean hasFlowControl();

    /** Puts them to use on the line, not on the module. */
    void flowControl(boolean wanted);

    void ready(AtDialect dialect);

    void failed(String why);
  }

  AtBringUp(Door door, AtSettings settings) {
    this.door = door;
    this.settings = settings;
  }

  void begin() {
    hello(MOST_HELLOS, this::quiet, this::leavePassthrough);
  }

  /** It has no use any more: another one is, or will be, under way. */
  void end() {
    over = true;
  }

  private void ask(String text, long limit, Consumer<AtAnswer> then) {
    door.submit(AtCommand.gentle(text, limit, answer -> go(answer, then)));
  }

  private void go(AtAnswer answer, Consumer<AtAnswer> then) {
    // who ends us without an answer begins anew
    if (!over && answer.kind() != AtAnswer.Kind.RESTARTED && answer.kind() != AtAnswer.Kind.DEAD) {
      then.accept(answer);
    }
  }

  private void after(long millis, Runnable task) {
    door.after(
        millis,
        () -> {
          if (!over) {
            task.run();
          }
        });
  }

  private void failed(String why) {
    over = true;
    door.failed(why);
  }

  // ---- is anybody there?

  private void hello(int times, Runnable there, Runnable silent) {
    ask(
        "AT",
        HELLO,
        answer -> {
          if (answer.isOk()) {
            there.run();
          } else if (times > 1) {
            hello(times - 1, there, silent);
          } else {
            silent.run();
          }
        });
  }

  /** It may pass everything on to a peer, as it does from its start if that was stored. */
  private void leavePassthrough() {
    after(
        GUARD_MS,
        () -> {
          door.write(new byte[] {'+', '+', '+'});
          after(GUARD_MS, () -> hello(1, this::quiet, this::restart));
        });
  }

  private void restart() {
    door.submit(
        AtCommand.restart(
            START, answer -> go(answer, started -> hello(MOST_HELLOS, this::quiet, this::silent))));
  }

  private void silent() {
    int heard = door.baud();
    if (settings.fastBaud() != settings.baud()) {
      // whoever had it before may have left it there
      door.changeBaud(heard == settings.baud() ? settings.fastBaud() : settings.baud());
    }
    failed(
        "the module does not answer at "
            + heard
            + " baud: reset it; if it never answers, its firmware may use other pins (GPIO13 and"
            + " GPIO15) or another rate");
  }

  // ---- which is it?

  private void quiet() {
    ask("ATE0", USUAL, off -> ask("AT+SYSLOG=1", USUAL, log -> identify(MOST_TRIES)));
  }

  private void identify(int tries) {
    ask(
        "AT+GMR",
        USUAL,
        answer -> {
          dialect = AtDialect.of(answer.lines());
          if (dialect.isTold()) {
            settle();
          } else if (tries > 1) {
            identify(tries - 1);
          } else {
            // only later ones have a switch for their flash
            ask("AT+SYSSTORE?", USUAL, this::identified);
          }
        });
  }

  private void identified(AtAnswer answer) {
    if (answer.isOk()) {
      dialect = dialect.with(AtGeneration.ESP_AT_2);
    }
    settle();
  }

  // ---- as we want it

  private void settle() {
    ArrayDeque<String> wanted = new ArrayDeque<>(dialect.traits().flash().spare());
    // what was open is closed first: the number of links cannot be changed before, and nobody may
    // open one to the module
    wanted.addAll(List.of("AT+CIPMODE=0", "AT+CIPSERVER=0", "AT+CIPCLOSE=5", "AT+CIPCLOSE"));
    whatever(wanted, () -> demand("AT+CIPMUX=1", MOST_TRIES, this::receiving));
  }

  /** Some modules do not know some of these, or have nothing to do. */
  private void whatever(ArrayDeque<String> commands, Runnable then) {
    String next = commands.poll();
    if (next == null) {
      then.run();
    } else {
      ask(next, USUAL, answer -> whatever(commands, then));
    }
  }

  private void demand(String command, int tries, Runnable then) {
    ask(
        command,
        USUAL,
        answer -> {
          if (answer.isOk()) {
            then.run();
          } else if (tries > 1) {
            after(PAUSE_MS, () -> demand(command, tries - 1, then));
          } else {
            failed("the module refuses " + command + " (" + answer.words() + "): reset it");
          }
        });
  }

  private void receiving() {
    ArrayDeque<String> ways = new ArrayDeque<>(settings.pushed() ? List.of() : passive());
    firstThat(
        ways,
        AtAnswer::isOk,
        passive -> {
          dialect = dialect.withPassive(passive);
          ArrayDeque<String> last = new ArrayDeque<>();
          if (settings.pushed()) {
            last.add("AT+CIPRECVMODE=0");
          }
          last.add("AT+CIPDINFO=0");
          whatever(last, () -> webSockets(new ArrayDeque<>(dialect.traits().webSockets())));
        });
  }

  /** Whether it has any; those that are open belong to nobody now. */
  private void webSockets(ArrayDeque<String> queries) {
    String query = queries.poll();
    if (query == null) {
      rate();
      return;
    }
    ask(
        query,
        USUAL,
        answer -> {
          dialect = dialect.withWebSocket(answer.isOk());
          ArrayDeque<String> left = new ArrayDeque<>();
          for (String line : answer.lines()) {
            if (line.matches("\\+WSOPEN:[0-9],.*")) {
              left.add("AT+WSCLOSE=" + line.charAt("+WSOPEN:".length()));
            }
          }
          whatever(left, this::rate);
        });
  }

  private List<String> passive() {
    return dialect.traits().passive();
  }

  private void firstThat(
      ArrayDeque<String> commands, Predicate<AtAnswer> wanted, Consumer<Boolean> then) {
    String next = commands.poll();
    if (next == null) {
      then.accept(false);
      return;
    }
    ask(
        next,
        USUAL,
        answer -> {
          if (wanted.test(answer)) {
            then.accept(true);
          } else {
            firstThat(commands, wanted, then);
          }
        });
  }

  private void rate() {
    if (settings.flowControl() && !door.hasFlowControl()) {
      failed(
          "this line has no RTS and CTS lines that could be wired to the module: leave flow control"
              + " off");
    } else if (door.baud() == settings.fastBaud() && !settings.flowControl()) {
      ready();
    } else {
      ask("AT+UART_CUR=" + line(settings.fastBaud(), settings.flowControl()), USUAL, this::agreed);
    }
  }

  /** The serial line in the words of {@code AT+UART_CUR}. */
  static String line(int baud, boolean flowControl) {
    return baud + ",8,1,0," + (flowControl ? 3 : 0);
  }

  private void agreed(AtAnswer answer) {
    if (!answer.isOk()) {
      failed(
          "the module refuses "
              + settings.fastBaud()
              + " baud"
              + (settings.flowControl() ? " with flow control" : "")
              + " ("
              + answer.words()
              + "): choose a lower rate"
              + (settings.flowControl() ? ", or leave flow control off" : ""));
      return;
    }
    // it agrees at the rate before
    door.changeBaud(settings.fastBaud());
    door.flowControl(settings.flowControl());
    hello(MOST_HELLOS, this::ready, settings.flowControl() ? this::unwired : this::tooFast);
  }

  private void tooFast() {
    door.changeBaud(settings.baud());
    failed(
        "the module is not understood at "
            + settings.fastBaud()
            + " baud: reset it, and choose a lower rate");
  }

  /** It may hear us, and wait in vain for a sign that it may speak. */
  private void unwired() {
    door.flowControl(false);
    String back = "AT+UART_CUR=" + line(settings.baud(), false) + "\r\n";
    door.write(back.getBytes(StandardCharsets.US_ASCII));
    // what is written has to be out at the rate it was written for
    after(
        PAUSE_MS,
        () -> {
          door.changeBaud(settings.baud());
          failed(
              "the module is not understood at "
                  + settings.fastBaud()
                  + " baud with flow control: are both RTS and CTS wired, and crossed? If not, leave"
                  + " flow control off");
        });
  }

  private void ready() {
    over = true;
    door.ready(dialect);
  }
}
