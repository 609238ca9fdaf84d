package dev.wiretwin.bridge.at;

import dev.wiretwin.core.engine.Outcome.Cause;
import dev.wiretwin.core.transport.Endpoint;
import dev.wiretwin.core.transport.Loop;
import dev.wiretwin.core.transport.Transport;
import dev.wiretwin.core.transport.TransportListener;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;

/**
 * One TCP connection of a module: the engine here, the socket there. A module knows neither a
 * half-closed connection nor a reset: to end one direction is to close, and a peer's reset looks
 * like its end. On the module's loop only.
 */
final class AtTransport implements Transport {
  /** What a module that cannot be told to wait may push while nobody takes it. */
  static final int MOST_HELD = 256 << 10;

  private static final long SEND = TimeUnit.SECONDS.toNanos(30);
  private static final long READ = TimeUnit.SECONDS.toNanos(5);
  private static final int MOST_RETRIES = 8;

  private final AtModule module;
  private final AtPieces unsent = new AtPieces();
  private final AtPieces held = new AtPieces();
  private final AtReadSize readSize = new AtReadSize();
  private TransportListener listener;
  private Endpoint endpoint;
  private State state = State.NEW;
  private int link = AtToken.NO_LINK;
  private boolean sending;
  private int retries;

  /** Whether the module has refused to send: only what is still to be read counts. */
  private boolean deaf;

  private boolean endWhenSent;
  private boolean reading = true;
  private boolean asking;
  private boolean mayHaveData;
  private boolean remoteClosed;

  private enum State {
    NEW,
    CONNECTING,
    OPEN,
    OVER
  }

  AtTransport(AtModule module) {
    this.module = module;
  }

  @Override
  public Loop loop() {
    return module.loop();
  }

  // ---- connecting

  @Override
  public void connect(Endpoint to, TransportListener told) {
    listener = told;
    endpoint = to;
    state = State.CONNECTING;
    // never from within the call
    loop().execute(() -> module.links().demand(this));
  }

  /** There is no link for it, and none to wait for. */
  void refused(String why) {
    lost(Cause.ABORTED, why);
  }

  /** It has a link. */
  void granted(int number) {
    link = number;
    if (isOver()) {
      module.links().free(number);
      return;
    }
    if (endpoint.tls().isPresent()) {
      listener.tlsStarted();
    }
    new AtOpening(endpoint, link, module.dialect(), module, new Opened()).begin();
  }

  private final class Opened implements AtOpening.Result {
    @Override
    public boolean isWanted() {
      return !isOver();
    }

    @Override
    public void opened() {
      if (isOver()) {
        module.links().close(link);
        return;
      }
      state = State.OPEN;
      listener.connected();
      if (remoteClosed) {
        closed();
      } else {
        goOn();
      }
    }

    @Override
    public void nameNotFound(String host) {
      module.links().free(link);
      if (!isOver()) {
        state = State.OVER;
        listener.nameNotFound(host);
      }
    }

    @Override
    public void failed(Cause cause, String sentence) {
      // it may stand after all: to close what is not open does no harm
      module.links().close(link);
      link = AtToken.NO_LINK;
      lost(cause, sentence);
    }
  }

  boolean isOver() {
    return state == State.OVER;
  }

  boolean isTls() {
    return endpoint.tls().isPresent();
  }

  // ---- sending

  @Override
  public void write(byte[] bytes, int from, int length) {
    if (state == State.OPEN && !deaf && !remoteClosed) {
      unsent.add(bytes, from, length);
      send();
    }
  }

  private void send() {
    if (state != State.OPEN || sending || deaf) {
      return;
    }
    if (unsent.size() == 0) {
      if (endWhenSent) {
        leave();
        listener.ended();
      }
      return;
    }
    sending = true;
    byte[] piece = unsent.next(Math.max(1, module.dialect().traits().mostPerSend() >> retries));
    module.submit(
        AtCommand.send(
            "AT+CIPSEND=" + link + ',' + piece.length,
            piece,
            SEND,
            answer -> sent(piece.length, answer)));
  }

  private void sent(int length, AtAnswer answer) {
    sending = false;
    if (isOver()) {
      return;
    }
    switch (answer.kind()) {
      case SENT -> {
        retries = 0;
        unsent.drop(length);
        listener.writable();
        send();
      }
      case CANCELED -> again();
      case ERROR, NOT_SENT -> unwritable(answer);
      case RESTARTED, DEAD -> {
        // the module tells every link
      }
      default ->
          lost(
              Cause.ABORTED,
              "bytes got lost on the line to the module in the middle of sending, and what was sent"
                  + " cannot be told: connect again, and lower the rate if it happens often");
    }
  }

  /** Nothing of it was sent: once more, cut differently. */
  private void again() {
    if (++retries > MOST_RETRIES) {
      lost(
          Cause.ABORTED,
          "the module canceled the same data " + retries + " times: lower the rate of its line");
    } else {
      send();
    }
  }

  /** The link is broken, as it seems; what the peer said before may still be there, and why. */
  private void unwritable(AtAnswer answer) {
    deaf = true;
    unsent.clear();
    String sentence = "the module could not send: " + answer.words();
    listener.writable();
    if (module.dialect().passive()) {
      mayHaveData = true;
      read();
    }
    // behind whatever is read: by then the module has told of an end, if there is one
    module.submit(AtCommand.plain("AT", READ, fence -> brokenFor(sentence)));
  }

  private void brokenFor(String sentence) {
    if (isOver()) {
      return;
    }
    if (asking || mayHaveData && reading) {
      module.submit(AtCommand.plain("AT", READ, fence -> brokenFor(sentence)));
    } else {
      lost(Cause.RESET, sentence);
    }
  }

  @Override
  public long unsentBytes() {
    return unsent.size();
  }

  // ---- receiving

  /** The module says that data waits in it. */
  void waiting() {
    readSize.announced();
    suspect();
  }

  private void suspect() {
    mayHaveData = true;
    read();
  }

  private void read() {
    if (state != State.OPEN || asking || !reading || !mayHaveData || !module.dialect().passive()) {
      return;
    }
    asking = true;
    mayHaveData = false;
    int most = readSize.next(module.dialect().traits().mostPerRead(), module.baud());
    module.submit(
        AtCommand.plain(
            "AT+CIPRECVDATA=" + link + ',' + most, READ, answer -> answered(most, answer)));
  }

  private void answered(int most, AtAnswer answer) {
    asking = false;
    if (isOver()) {
      return;
    }
    if (!answer.whole()) {
      lostBytes();
      return;
    }
    int length = answer.data().length;
    // with TLS less may come than there is
    mayHaveData |= length >= most || length > 0 && isTls();
    readSize.came(length);
    if (length > 0) {
      deliver(answer.data());
    }
    if (remoteClosed && !mayHaveData && !asking) {
      ended();
    } else {
      read();
    }
  }

  /** The module pushed these. */
  void pushed(byte[] bytes) {
    if (state == State.CONNECTING || state == State.OPEN && !reading) {
      held.add(bytes, 0, bytes.length);
      if (held.size() > MOST_HELD) {
        lost(
            Cause.ABORTED,
            "the module cannot be told to wait, and more came than can be held: "
                + "use firmware with passive receiving");
      }
    } else if (state == State.OPEN) {
      deliver(bytes);
    }
  }

  private void deliver(byte[] bytes) {
    listener.received(ByteBuffer.wrap(bytes));
    if (!isOver()) {
      listener.readComplete();
    }
  }

  void lostBytes() {
    lost(
        Cause.ABORTED,
        "bytes from the peer got lost on the line to the module: connect again, and lower the rate"
            + " if it happens often");
  }

  @Override
  public void reading(boolean wanted) {
    reading = wanted;
    if (wanted) {
      loop().execute(this::goOn);
    }
  }

  private void goOn() {
    while (reading && state == State.OPEN && held.size() > 0) {
      byte[] bytes = held.next(AtReadSize.USUAL);
      held.drop(bytes.length);
      deliver(bytes);
    }
    if (state != State.OPEN) {
      return;
    }
    if (remoteClosed && !mayHaveData && !asking && held.size() == 0) {
      ended();
    } else {
      read();
    }
  }

  // ---- endings

  /** The module says that the link is closed; it may still have data of it. */
  void closed() {
    remoteClosed = true;
    if (state != State.OPEN) {
      return;
    }
    if (module.dialect().passive()) {
      // a notice of data may have been missed, and this costs one command
      suspect();
    } else if (held.size() == 0) {
      ended();
    }
  }

  private void ended() {
    state = State.OVER;
    unsent.clear();
    int mine = link;
    link = AtToken.NO_LINK;
    module.links().free(mine);
    listener.ended();
  }

  /** The module, or the way to it, is not what it was: its links are gone with it. */
  void gone(String why) {
    link = AtToken.NO_LINK;
    lost(Cause.ABORTED, why);
  }

  private void lost(Cause cause, String sentence) {
    if (!isOver()) {
      leave();
      listener.lost(cause, sentence);
    }
  }

  private void leave() {
    boolean open = state == State.OPEN;
    state = State.OVER;
    unsent.clear();
    held.clear();
    if (open && link != AtToken.NO_LINK) {
      module.links().close(link);
    }
  }

  @Override
  public void halfClose() {
    endWhenSent = true;
    send();
  }

  @Override
  public void abort() {
    if (!isOver()) {
      leave();
      module.links().forget(this);
    }
  }

  @Override
  public void reset() {
    abort();
  }
}
