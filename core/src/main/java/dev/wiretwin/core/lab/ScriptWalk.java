package dev.wiretwin.core.lab;

import dev.wiretwin.core.frame.Bytes;
import dev.wiretwin.core.frame.Opcode;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;

/**
 * Takes the steps of one script, each as soon as the one before it is done, and notes those that
 * cannot be taken. It is told when something has happened that a step may be waiting for. On one
 * loop.
 */
final class ScriptWalk {
  private static final long NANOS_PER_MS = 1_000_000;

  private final List<LabStep> steps;
  private final ConnectionLog log;
  private final ClientSide client;
  private final Sending sending;
  private final Pace pace;

  /** The step to be taken next, and the one that was taken or is being taken. */
  private int index;

  private int inHand;

  /** Whether the step's own delay has been begun. */
  private boolean delayed;

  /** Whether the step has been begun, after its delay. */
  private boolean taking;

  /** Whether the step waits for time or for the client. */
  private boolean busy;

  /** Null while the step does not wait for the client. */
  private Awaited awaited;

  private boolean echoing;
  private boolean over;

  /** What a step waits for, how to tell that it came or cannot come, and what to do then. */
  private record Awaited(
      String what, BooleanSupplier there, BooleanSupplier hopeless, Runnable then) {}

  ScriptWalk(
      List<LabStep> steps, ConnectionLog log, ClientSide client, Sending sending, Pace pace) {
    this.steps = steps;
    this.log = log;
    this.client = client;
    this.sending = sending;
    this.pace = pace;
  }

  /** Notes that a step, or a part of it, came too late. */
  static void noteLate(ConnectionLog log, long nanos) {
    log.note(nanos, "came " + nanos / NANOS_PER_MS + " ms late");
  }

  /** Takes the first steps; the script's time begins here. */
  void begin() {
    pace.happened();
    walk();
  }

  /** Something happened that may be waited for. */
  void look() {
    if (awaited == null || over) {
      return;
    }
    if (awaited.there.getAsBoolean()) {
      Runnable then = awaited.then;
      pace.cancel();
      pace.happened();
      resume();
      then.run();
      walk();
    } else if (awaited.hopeless.getAsBoolean()) {
      pace.cancel();
      pace.happened();
      inVain(hopelessness());
      walk();
    }
  }

  /** Whether frames are to be sent back now. */
  boolean isEchoing() {
    return echoing && !over;
  }

  /** No further step is taken; those that are left are noted. */
  void giveUp(String why) {
    for (int i = index; i < steps.size() && !over; i++) {
      log.step(i);
      if (i > index || !taking) {
        log.note("not done: " + why);
      } else if (awaited != null) {
        log.note("waited in vain for " + awaited.what + ": " + why);
      } else {
        log.note("cut short: " + why);
      }
    }
    log.step(inHand);
    end();
  }

  /** No further step is taken, which is noted only of one that waits for the client. */
  void stop(String why) {
    if (awaited != null && !over) {
      log.note("waited in vain for " + awaited.what + ": " + why);
    }
    end();
  }

  private void end() {
    over = true;
    pace.cancel();
  }

  // ---- the walk

  private void walk() {
    while (!over && !busy && index < steps.size()) {
      LabStep step = steps.get(index);
      inHand = index;
      log.step(inHand);
      if (step.delayMs() > 0 && !delayed) {
        delayed = true;
        pause(step.delayMs(), () -> {});
      } else {
        taking = true;
        take(step);
      }
    }
  }

  private void done() {
    index++;
    taking = false;
    delayed = false;
    echoing = false;
  }

  private void resume() {
    busy = false;
    awaited = null;
  }

  private void pause(long ms, Runnable then) {
    busy = true;
    pace.after(
        ms,
        () -> {
          resume();
          then.run();
          walk();
        });
  }

  /** What a step sends is sent last: it may turn out that TCP is gone. */
  private void take(LabStep step) {
    if (step instanceof LabStep.ExpectRequest) {
      awaitRequest(this::done);
    } else if (step instanceof LabStep.SendHandshake answer) {
      awaitRequest(() -> answer(answer));
    } else if (step instanceof LabStep.ExpectFrame frames) {
      expect(frames);
    } else if (step instanceof LabStep.ExpectFin fin) {
      await(
          new Awaited("the client's FIN", client::hasEnded, () -> false, this::done),
          fin.timeoutMs());
    } else if (step instanceof LabStep.Wait wait) {
      pause(wait.ms(), this::done);
    } else if (step instanceof LabStep.Echo echo) {
      echo(echo.ms());
    } else if (step instanceof LabStep.EchoUntilClose echo) {
      echoUntilClose(echo.ms());
    } else if (step instanceof LabStep.Send send) {
      done();
      sending.write(send.bytes());
    } else if (step instanceof LabStep.Fin) {
      done();
      sending.fin();
    } else {
      done();
      sending.reset();
    }
  }

  private void echo(long ms) {
    echoing = true;
    pause(ms, this::done);
  }

  /** The frame is sent back before it is looked for here. */
  private void echoUntilClose(long ms) {
    OptionalInt close = OptionalInt.of(Opcode.CLOSE);
    int before = client.frames(close);
    echoing = true;
    await(
        new Awaited(
            "a close frame", () -> client.frames(close) > before, client::isMute, this::done),
        ms);
  }

  private void answer(LabStep.SendHandshake step) {
    HandshakeAnswer answer = HandshakeAnswer.to(client.key(), step);
    if (client.key().isEmpty() && HandshakeAnswer.needsKey(step)) {
      log.note("the request has no Sec-WebSocket-Key: the answer's key is that of an empty one");
    }
    for (int cut : answer.idleCuts()) {
      log.note("nothing to cut at " + cut);
    }
    send(answer.pieces(), 0, step.splitDelayMs());
  }

  private void send(List<Bytes> pieces, int first, long gapMs) {
    int i = first;
    for (; gapMs == 0 && i < pieces.size() - 1; i++) {
      sending.write(pieces.get(i));
    }
    int next = i + 1;
    if (next == pieces.size()) {
      done();
    } else {
      pause(gapMs, () -> send(pieces, next, gapMs));
    }
    sending.write(pieces.get(i));
  }

  // ---- waiting for the client

  private void awaitRequest(Runnable then) {
    await(new Awaited("the request", client::hasRequested, client::isMute, then), LabStep.NO_LIMIT);
  }

  private void expect(LabStep.ExpectFrame step) {
    OptionalInt opcode = step.opcode();
    String kind = opcode.isPresent() ? " with opcode " + opcode.getAsInt() : "";
    await(
        new Awaited(
            "frame " + step.n() + kind,
            () -> client.frames(opcode) >= step.n(),
            client::isMute,
            this::done),
        step.timeoutMs());
  }

  private void await(Awaited wanted, long limitMs) {
    if (wanted.there.getAsBoolean()) {
      wanted.then.run();
      return;
    }
    awaited = wanted;
    if (wanted.hopeless.getAsBoolean()) {
      inVain(hopelessness());
      return;
    }
    busy = true;
    if (limitMs != LabStep.NO_LIMIT) {
      pace.after(
          limitMs,
          () -> {
            inVain("nothing came within " + limitMs + " ms");
            walk();
          });
    }
  }

  private String hopelessness() {
    return client.hasEnded() ? "the client had ended TCP" : "its request has no end";
  }

  private void inVain(String why) {
    log.note("waited in vain for " + awaited.what + ": " + why);
    resume();
    done();
  }
}
