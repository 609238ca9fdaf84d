package dev.wiretwin.core.lab;

import dev.wiretwin.core.frame.Bytes;
import dev.wiretwin.core.lab.LabRecording.How;
import dev.wiretwin.core.lab.LabRecording.Who;
import dev.wiretwin.core.transport.Transport;

/** The last layer: gives bytes to TCP and writes down what went out. On the transport's loop. */
final class TcpSending implements Sending {
  private final Transport transport;
  private final ConnectionLog log;
  private final Listener listener;
  private boolean finished;
  private boolean reset;
  private boolean cancelled;

  /** Who is told that the server's side has ended. */
  interface Listener {
    void finSent();

    void resetSent();
  }

  TcpSending(Transport transport, ConnectionLog log, Listener listener) {
    this.transport = transport;
    this.log = log;
    this.listener = listener;
  }

  @Override
  public void write(Bytes bytes) {
    if (finished || reset) {
      log.note(bytes.length() + " bytes were not sent: the server had ended TCP");
    } else if (bytes.length() > 0 && !cancelled) {
      log.sent(bytes);
      transport.write(bytes.toArray(), 0, bytes.length());
    }
  }

  @Override
  public void fin() {
    if (finished || reset) {
      log.note("no FIN was sent: the server had ended TCP");
    } else if (!cancelled) {
      finish();
    }
  }

  private void finish() {
    finished = true;
    log.ended(Who.SERVER, How.FIN);
    transport.halfClose();
    listener.finSent();
  }

  @Override
  public void reset() {
    if (reset) {
      log.note("TCP was not reset: it had been");
    } else if (!cancelled) {
      resetNow();
    }
  }

  private void resetNow() {
    reset = true;
    log.ended(Who.SERVER, How.RST);
    transport.reset();
    listener.resetSent();
  }

  @Override
  public long waiting() {
    return transport.unsentBytes();
  }

  /** The client is gone, as has been written down: nothing can be done to it any more. */
  @Override
  public void cancel() {
    cancelled = true;
  }
}
