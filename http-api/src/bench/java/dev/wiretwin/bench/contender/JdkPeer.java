package dev.wiretwin.bench.contender;

import dev.wiretwin.bench.drive.Contender;
import dev.wiretwin.bench.drive.Link;
import dev.wiretwin.bench.drive.Receiver;
import dev.wiretwin.bench.drive.Server;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletionStage;

/**
 * The WebSocket of java.net.http, with one HttpClient for all connections. It takes one send at a
 * time, so the next one waits in a queue here, as its documentation leaves to the user.
 */
final class JdkPeer implements Contender {
  private final HttpClient client = HttpClient.newHttpClient();

  @Override
  public Link connect(Server server, Receiver receiver) throws Exception {
    Listener listener = new Listener(receiver);
    listener.socket = client.newWebSocketBuilder().buildAsync(server.uri(), listener).get();
    return listener;
  }

  @Override
  public void close() {
    // HttpClient of Java 17 ends when nobody refers to it.
  }

  private static final class Listener implements WebSocket.Listener, Link {
    private final Receiver receiver;
    private final StringBuilder parts = new StringBuilder();
    private final Queue<String> waiting = new ArrayDeque<>();
    private volatile WebSocket socket;
    private boolean sending;

    Listener(Receiver receiver) {
      this.receiver = receiver;
    }

    @Override
    public void send(String text) {
      synchronized (waiting) {
        if (sending) {
          waiting.add(text);
          return;
        }
        sending = true;
      }
      socket.sendText(text, true).whenComplete(this::sent);
    }

    private void sent(WebSocket ignored, Throwable cause) {
      if (cause != null) {
        receiver.failed(cause);
        return;
      }
      String next;
      synchronized (waiting) {
        next = waiting.poll();
        sending = next != null;
      }
      if (next != null) {
        socket.sendText(next, true).whenComplete(this::sent);
      }
    }

    @Override
    public void close() {
      socket.sendClose(WebSocket.NORMAL_CLOSURE, "");
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
      if (last && parts.length() == 0) {
        receiver.received(this, data.toString());
      } else {
        parts.append(data);
        if (last) {
          String text = parts.toString();
          parts.setLength(0);
          receiver.received(this, text);
        }
      }
      from.request(1);
      return null;
    }

    @Override
    public void onError(WebSocket from, Throwable cause) {
      receiver.failed(cause);
    }
  }
}
