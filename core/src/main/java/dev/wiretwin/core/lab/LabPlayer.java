package dev.wiretwin.core.lab;

import dev.wiretwin.core.engine.Outcome;
import dev.wiretwin.core.frame.Frame;
import dev.wiretwin.core.frame.Opcode;
import dev.wiretwin.core.lab.LabRecording.How;
import dev.wiretwin.core.lab.LabRecording.Who;
import dev.wiretwin.core.transport.Loop;
import dev.wiretwin.core.transport.Transport;
import dev.wiretwin.core.transport.TransportListener;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * Plays one script on one TCP connection and writes down what happens. On the transport's loop;
 * only {@link #recorded} may be asked by any thread.
 */
final class LabPlayer implements TransportListener, ClientSide.Listener, TcpSending.Listener {
  /** A client that does not take what is echoed to it is not listened to while more waits. */
  static final long MAX_UNSENT = 1 << 20;

  /** How often it is looked whether TCP has taken everything, after both sides have ended. */
  private static final long LEAVE_NANOS = 10_000_000;

  private final Transport transport;
  private final Loop loop;
  private final ConnectionLog log;
  private final ClientSide client;
  private final Sending sending;
  private final ScriptWalk walk;
  private boolean serverFinished;
  private boolean deaf;
  private boolean over;

  /** Null unless everybody has ended and bytes are still on their way. */
  private Loop.Timer leaving;

  /**
   * @param scale real milliseconds per millisecond of the script
   * @param number of the connection, from 0
   */
  LabPlayer(
      Transport transport,
      List<LabStep> steps,
      Faults faults,
      double scale,
      int number,
      ConnectionLog log) {
    this.transport = transport;
    this.loop = transport.loop();
    this.log = log;
    this.client = new ClientSide(log, this);
    this.sending = sending(faults, scale, number);
    this.walk = new ScriptWalk(steps, log, client, sending, pace(scale));
  }

  /**
   * The last layer first: bytes are counted before they are chopped, and chopped before delayed.
   */
  private Sending sending(Faults faults, double scale, int number) {
    Sending layers = new TcpSending(transport, log, this);
    if (faults.maxDelayMs() > 0) {
      Dice dice = new Dice(faults.seed(), 2L * number);
      layers =
          new DelayedSending(layers, dice, faults.maxDelayMs(), pace(scale), this::listenAgain);
    }
    if (faults.chopTo() > 0) {
      layers =
          new ChoppedSending(layers, new Dice(faults.seed(), 2L * number + 1), faults.chopTo());
    }
    if (faults.resetAfterBytes().isPresent()) {
      layers =
          new EndAfterBytes(layers, LabRecording.How.RST, faults.resetAfterBytes().getAsLong());
    }
    if (faults.finAfterBytes().isPresent()) {
      layers = new EndAfterBytes(layers, LabRecording.How.FIN, faults.finAfterBytes().getAsLong());
    }
    return layers;
  }

  private Pace pace(double scale) {
    return new Pace(loop, scale, late -> ScriptWalk.noteLate(log, late));
  }

  /** It has its number; nothing was told before. */
  void accepted() {
    log.accepted();
  }

  /** What happened so far. On any thread. */
  LabRecording.Connection recorded() {
    return log.snapshot();
  }

  /** The server is closing: nothing more is done, or written down. */
  void stop() {
    walk.stop("the lab server was closed");
    end();
  }

  // ---- from the transport

  @Override
  public void connected() {
    if (!over) {
      walk.begin();
    }
  }

  @Override
  public void received(ByteBuffer bytes) {
    if (!over) {
      client.take(bytes);
    }
  }

  @Override
  public void ended() {
    if (over || client.hasEnded()) {
      return;
    }
    client.end();
    walk.look();
    if (serverFinished && !over) {
      leaveBoth();
    }
  }

  @Override
  public void writable() {
    listenAgain();
  }

  @Override
  public void lost(Outcome.Cause cause, String sentence) {
    if (over) {
      return;
    }
    if (cause == Outcome.Cause.RESET) {
      log.ended(Who.CLIENT, How.RST);
    } else {
      log.note(sentence);
    }
    giveUp("the client was gone");
  }

  @Override
  public void nameNotFound(String host) {
    throw new IllegalStateException("accepted, not looked up: " + host);
  }

  @Override
  public void tlsStarted() {
    // the script begins when the handshake is done
  }

  @Override
  public void readComplete() {
    // nothing is gathered: each write is a write of its own
  }

  // ---- from the client's bytes

  @Override
  public void requestSeen() {
    walk.look();
  }

  @Override
  public void frameSeen(Frame frame) {
    if (walk.isEchoing()) {
      echo(frame);
    }
    walk.look();
  }

  private void echo(Frame frame) {
    switch (frame.opcode()) {
      case Opcode.CONTINUATION, Opcode.TEXT, Opcode.BINARY, Opcode.CLOSE ->
          sending.write(LabFrameWriter.unmasked(frame));
      case Opcode.PING ->
          sending.write(LabFrameWriter.unmasked(new Frame(true, 0, Opcode.PONG, frame.payload())));
      default -> {
        return;
      }
    }
    if (!over && !deaf && sending.waiting() > MAX_UNSENT) {
      deaf = true;
      transport.reading(false);
    }
  }

  private void listenAgain() {
    if (!over && deaf && sending.waiting() <= MAX_UNSENT / 2) {
      deaf = false;
      transport.reading(true);
    }
  }

  // ---- the end

  @Override
  public void finSent() {
    serverFinished = true;
    if (client.hasEnded()) {
      leaveBoth();
    }
  }

  @Override
  public void resetSent() {
    giveUp("this server had reset TCP");
  }

  /** Both directions have ended: the socket is given back as soon as it has sent everything. */
  private void leaveBoth() {
    giveUp("both sides had ended TCP");
    leave();
  }

  private void leave() {
    if (transport.unsentBytes() > 0) {
      leaving = loop.schedule(LEAVE_NANOS, this::leave);
    } else {
      leaving = null;
      transport.abort();
    }
  }

  private void giveUp(String why) {
    long unsent = sending.waiting() - transport.unsentBytes();
    if (unsent > 0) {
      log.note(unsent + " delayed bytes were not sent: " + why);
    }
    walk.giveUp(why);
    end();
  }

  private void end() {
    over = true;
    sending.cancel();
    if (leaving != null) {
      leaving.cancel();
      leaving = null;
    }
  }
}
