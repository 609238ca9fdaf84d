package dev.wiretwin.bridge.console;

import dev.wiretwin.bridge.serial.LineFailure;
import dev.wiretwin.bridge.serial.LineOpening;
import dev.wiretwin.bridge.serial.SerialLine;
import dev.wiretwin.core.scenario.ClientStep;
import dev.wiretwin.core.scenario.Scenario;
import dev.wiretwin.core.scenario.ScriptPlayer;
import dev.wiretwin.core.scenario.TraceEvent;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Has a NodeMCU board run scenarios: starts it anew, types the program in checked pieces, runs it
 * and reads what it tells. One scenario at a time; closing it gives the line back.
 */
public final class BoardPlayer implements ScriptPlayer, AutoCloseable {
  private static final String FAILING = "needs an allocation of the firmware to fail";
  private static final int PIECE = 200;
  private static final long NANOS_PER_MS = 1_000_000;
  private static final long RESTART_MS = 20_000;
  private static final long POLL_MS = 300;
  private static final long LOOK_MS = 20;

  /** Bytes of a piece with its token and line end; what the line must carry between two ticks. */
  private static final int BITS_OF_PIECE = 110 * 10;

  /** How long a board that was asked to stop may be silent, real ms. */
  private static final long SILENCE_MS = 4_000;

  /** A failed callback is followed by a restart in 2 s, device ms. */
  private static final long FALL_MS = 6_000;

  private static final int CALM_MS = 40;

  /** Asks a program to end; its echo is not of the program's. */
  private static final String STOP = "if _ws then _ws() end";

  private final LongSupplier nanoClock;
  private final ConsoleDialog dialog;
  private final SerialLine line;
  private final int baud;
  private final boolean faulty;

  private BoardPlayer(
      LongSupplier nanoClock, ConsoleDialog dialog, SerialLine line, int baud, boolean faulty) {
    this.nanoClock = nanoClock;
    this.dialog = dialog;
    this.line = line;
    this.baud = baud;
    this.faulty = faulty;
  }

  /**
   * Opens the line; the board is not spoken to yet.
   *
   * @param nanoClock for time limits
   * @param salt a few letters and digits, different each time
   * @param baud the line's rate: what is printed faster makes the board wait
   */
  public static BoardPlayer open(LineOpening opening, LongSupplier nanoClock, String salt, int baud)
      throws LineFailure {
    ConsoleDialog dialog = new ConsoleDialog(nanoClock, salt);
    SerialLine line = opening.open(baud, dialog);
    dialog.on(line);
    return new BoardPlayer(nanoClock, dialog, line, baud, false);
  }

  /** The same board, on which allocations fail as a scenario wants: somebody else sees to that. */
  public BoardPlayer withFailingAllocations() {
    return new BoardPlayer(nanoClock, dialog, line, baud, true);
  }

  @Override
  public Optional<String> obstacle(Scenario scenario) {
    return scenario.notApplicable().filter(why -> why.equals(FAILING) && !faulty);
  }

  @Override
  public void play(Order order, News news) throws Lost, InterruptedException {
    try {
      restart();
      List<ClientStep> steps = order.scenario().client();
      upload(ScenarioProgram.of(steps, order.port()));
      new Watch(order, news).run();
    } catch (LineFailure broken) {
      throw new Lost(broken.getMessage(), broken);
    } catch (RecordStream.Garbled garbled) {
      throw new Lost(garbled.getMessage() + "; is the line good?", garbled);
    }
  }

  /** A global that only this life of the board knows tells when the next one has begun. */
  private void restart() throws LineFailure, InterruptedException {
    dialog.synchronise();
    dialog.ask("_wt=1 ", "_wt");
    dialog.type("node.restart()");
    long end = nanoClock.getAsLong() + RESTART_MS * NANOS_PER_MS;
    while (nanoClock.getAsLong() < end) {
      readUntilPrompt();
      String token = dialog.token();
      dialog.type("");
      dialog.type(ConsoleDialog.answer(token, "tostring(_wt)"));
      Optional<String> answer = dialog.await(token, POLL_MS);
      if (answer.isPresent() && answer.get().equals("nil")) {
        return;
      }
    }
    throw new LineFailure("the board on " + line.name() + " does not come back from its restart");
  }

  private void readUntilPrompt() throws LineFailure, InterruptedException {
    boolean booted = false;
    for (int i = 0; i < POLL_MS / LOOK_MS && !(booted && dialog.waiting().endsWith("> ")); i++) {
      Optional<String> next = dialog.line(LOOK_MS);
      if (next.isPresent()) {
        dialog.text().expectNothing();
        dialog.text().add(next.get());
        booted |= dialog.text().hasBooted();
      }
    }
  }

  /** Each piece is answered with how many there are and how long it is. */
  private void upload(String program) throws LineFailure, InterruptedException {
    String token = dialog.token();
    dialog.ask("_w={} ", "#_w");
    dialog.type(
        "function _f(s) _w[#_w+1]=s " + ConsoleDialog.answer(token, "#_w..\",\"..#s") + " end");
    int count = 0;
    for (int from = 0; from < program.length(); from += PIECE) {
      String piece = program.substring(from, Math.min(program.length(), from + PIECE));
      dialog.type("_f[====[" + piece + "]====]");
      String expected = ++count + "," + piece.length();
      Optional<String> answer = dialog.await(token, SILENCE_MS);
      if (answer.isEmpty() || !answer.get().equals(expected)) {
        throw new LineFailure(
            "the program does not reach the board on " + line.name() + " whole; is the line good?");
      }
    }
    String fault = dialog.ask("_r,_e=loadstring(table.concat(_w),\"=W\") _w=nil ", "tostring(_e)");
    if (!fault.equals("nil")) {
      throw new LineFailure("the board does not take the program: " + fault);
    }
  }

  /** What was printed for people, oldest first. */
  public List<String> console() {
    return dialog.text().lines();
  }

  @Override
  public void close() {
    line.close();
  }

  /** One program from its start to its end. */
  private final class Watch {
    private final Order order;
    private final News news;
    private final String token = dialog.token();
    private final RecordStream records = new RecordStream();
    private long begun;
    private long heard;
    private boolean asked;
    private boolean over;

    Watch(Order order, News news) {
      this.order = order;
      this.news = news;
    }

    void run() throws LineFailure, RecordStream.Garbled, Lost, InterruptedException {
      long tick = (long) Math.ceil(BITS_OF_PIECE * 1e3 / baud / order.scale());
      long calm = Math.max(2, CALM_MS / tick);
      dialog.text().expectNothing();
      dialog.type("_r(\"@\"..\"" + token.substring(1) + "\"," + tick + "," + calm + ")");
      heard = nanoClock.getAsLong();
      while (!over) {
        Optional<String> next = dialog.line(LOOK_MS);
        if (next.isPresent()) {
          hear(next.get());
        }
        if (dialog.text().hasBooted()) {
          news.saw(new TraceEvent.Restarted(now(), 1));
          return;
        }
        limits();
      }
    }

    private void hear(String printed) throws RecordStream.Garbled {
      heard = nanoClock.getAsLong();
      int found = printed.indexOf(token);
      if (found < 0) {
        dialog.text().add(printed);
        if (begun != 0 && !printed.contains(STOP)) {
          news.printed(printed);
        }
        return;
      }
      for (RecordStream.Told told : records.take(printed.substring(found + token.length()))) {
        take(told);
      }
    }

    private void take(RecordStream.Told told) {
      if (told instanceof RecordStream.Seen seen) {
        news.saw(seen.event());
      } else if (told instanceof RecordStream.Steps steps) {
        news.stepsDone(steps.done());
      } else if (told instanceof RecordStream.Begun) {
        begun = nanoClock.getAsLong();
        news.begun();
      } else if (told instanceof RecordStream.Idle) {
        // after a failed callback the board is still to start anew
        over = !dialog.text().hasFailed();
      } else {
        over = true;
      }
    }

    /** Device nanoseconds since the program began. */
    private long now() {
      return Math.round((nanoClock.getAsLong() - begun) / order.scale());
    }

    private void limits() throws LineFailure, Lost {
      long silent = (nanoClock.getAsLong() - heard) / NANOS_PER_MS;
      if (order.stop().isDone() && !asked && !isFalling(silent)) {
        asked = true;
        heard = nanoClock.getAsLong();
        dialog.type(STOP);
      } else if (asked && silent > SILENCE_MS || begun == 0 && silent > SILENCE_MS) {
        throw new Lost(
            "the board on "
                + line.name()
                + " does not answer any more; its last words were: "
                + dialog.text().last());
      }
    }

    /** Whether it has failed, and its restart is still to be waited for. */
    private boolean isFalling(long silentMs) {
      return dialog.text().hasFailed() && silentMs < FALL_MS * Math.max(1, order.scale());
    }
  }
}
