package dev.wiretwin.core.client;

import dev.wiretwin.core.WebSocket;
import dev.wiretwin.core.testkit.Lab;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The JVM's client keeps the contract of all clients. */
class JvmClientContractTest extends WebSocketClientContract {
  private static Lab lab;

  @BeforeAll
  static void open() {
    lab = new Lab();
  }

  @AfterAll
  static void close() {
    lab.close();
  }

  @Override
  protected WebSocketClient newClient() {
    return WebSocket.createClient(lab.network());
  }
}
