package dev.wiretwin.core.client;

import dev.wiretwin.core.client.contract.ConfigPart;
import dev.wiretwin.core.client.contract.ContractBench;
import dev.wiretwin.core.client.contract.Dialect;
import dev.wiretwin.core.client.contract.EndingsPart;
import dev.wiretwin.core.client.contract.HandlersPart;
import dev.wiretwin.core.client.contract.MessagesPart;
import dev.wiretwin.core.client.contract.VerbsPart;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * What every {@link WebSocketClient} must fulfil, whatever it runs on. A target's own test extends
 * this class and says how a client is made; all tests talk to real servers. They run one after
 * another and leave no client behind, so that one board is enough.
 *
 * <pre>{@code
 * class LuaBoardContractTest extends WebSocketClientContract {
 *   protected WebSocketClient newClient() {
 *     return board.openClient();
 *   }
 *
 *   protected Dialect dialect() {
 *     return Dialect.NODEMCU_3_0_0;
 *   }
 * }
 * }</pre>
 */
public abstract class WebSocketClientContract
    implements VerbsPart, HandlersPart, MessagesPart, ConfigPart, EndingsPart {
  private ContractBench bench;

  /** A fresh client that is not connected. */
  protected abstract WebSocketClient newClient();

  /**
   * An address of this machine under which the target reaches it: servers listen there. A board on
   * a real network needs the one it can route to.
   */
  protected String host() {
    return "127.0.0.1";
  }

  /** How long anything may take, a forced close of five seconds included. */
  protected Duration patience() {
    return Duration.ofSeconds(10);
  }

  /** Where the target is known to differ from the documents. */
  protected Dialect dialect() {
    return Dialect.DOCUMENTED;
  }

  /** Called with every client when its test is over; its connection has ended before. */
  protected void drop(WebSocketClient client) {
    // most targets keep nothing for a client that is closed
  }

  @BeforeEach
  final void openBench() {
    bench = new ContractBench(this::newClient, host(), patience(), dialect());
  }

  @AfterEach
  final void closeBench() {
    bench.close(this::drop);
  }

  @Override
  public final ContractBench bench() {
    return bench;
  }
}
