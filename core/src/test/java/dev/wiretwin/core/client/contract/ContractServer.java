package dev.wiretwin.core.client.contract;

import dev.wiretwin.core.frame.Frame;
import dev.wiretwin.core.lab.LabNews;
import dev.wiretwin.core.lab.LabScript;
import dev.wiretwin.core.lab.LabServer;
import dev.wiretwin.core.lab.LabSettings;
import dev.wiretwin.core.lab.LabStep;
import dev.wiretwin.core.transport.Network;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A lab server that the test can wait for: until a request, a frame or a write of its own. Thread
 * safe.
 */
public final class ContractServer implements AutoCloseable {
  private final BlockingQueue<LabNews> news = new LinkedBlockingQueue<>();
  private final String host;
  private final Duration patience;
  private final LabServer lab;

  ContractServer(Network network, String host, Duration patience, List<List<LabStep>> script) {
    this.host = host;
    this.patience = patience;
    LabSettings settings =
        LabSettings.DEFAULT.withAddress(new InetSocketAddress(host, 0)).withObserver(news::add);
    try {
      lab = LabServer.start(network, settings, new LabScript(script));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public String url() {
    return "ws://" + host + ":" + lab.port() + "/";
  }

  /** The head of the next connection's request. */
  public String awaitRequest() {
    byte[] head = await(LabNews.Requested.class).request().what().toArray();
    return new String(head, StandardCharsets.ISO_8859_1);
  }

  /** The client's next frame, unmasked. */
  public Frame awaitFrame() {
    return await(LabNews.Framed.class).frame().frame();
  }

  /** Until the server has written once more. */
  public void awaitWrite() {
    await(LabNews.Sent.class);
  }

  private <N extends LabNews> N await(Class<N> kind) {
    long limit = System.nanoTime() + patience.toNanos();
    try {
      while (true) {
        LabNews next = news.poll(limit - System.nanoTime(), TimeUnit.NANOSECONDS);
        if (next == null) {
          throw new AssertionError(
              "the server waited " + patience + " for " + kind.getSimpleName() + " in vain");
        }
        if (kind.isInstance(next)) {
          return kind.cast(next);
        }
      }
    } catch (InterruptedException e) {
      throw new AssertionError("interrupted", e);
    }
  }

  @Override
  public void close() {
    lab.close();
  }
}
