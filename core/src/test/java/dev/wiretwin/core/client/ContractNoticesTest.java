package dev.wiretwin.core.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.core.WebSocket;
import dev.wiretwin.core.client.contract.Dialect;
import dev.wiretwin.core.testkit.Lab;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** The contract notices clients that break it: each of these breaks it in one thing only. */
class ContractNoticesTest {
  private static Lab lab;
  private static UnaryOperator<WebSocketClient> deviation;

  /** The contract with a deviating client; run from here only. */
  static final class Trial extends WebSocketClientContract {
    @Override
    protected WebSocketClient newClient() {
      return deviation.apply(WebSocket.createClient(lab.network()));
    }

    @Override
    protected Duration patience() {
      return Duration.ofSeconds(1);
    }
  }

  @BeforeAll
  static void open() {
    lab = new Lab();
  }

  @AfterAll
  static void close() {
    lab.close();
  }

  private static SummaryGeneratingListener run(
      UnaryOperator<WebSocketClient> client, String... tests) {
    deviation = client;
    SummaryGeneratingListener summary = new SummaryGeneratingListener();
    LauncherConfig alone =
        LauncherConfig.builder().enableTestExecutionListenerAutoRegistration(false).build();
    LauncherFactory.create(alone)
        .execute(
            LauncherDiscoveryRequestBuilder.request()
                .selectors(
                    Arrays.stream(tests)
                        .map(t -> DiscoverySelectors.selectMethod(Trial.class.getName() + "#" + t))
                        .toList())
                .build(),
            summary);
    return summary;
  }

  static Stream<Arguments> deviants() {
    return Stream.of(
        row(
            "swallows what is sent too early",
            "aClientThatNeverConnectedIsNotOpenAndCannotSend()",
            Swallowing::new),
        row(
            "connects a second time without a word",
            "connectingWhileOpenIsRefusedAndTheConnectionGoesOn()",
            Swallowing::new),
        row("swallows null", "nullIsRefusedWhereverItCannotBeMeant()", Swallowing::new),
        row(
            "swallows an odd opcode",
            "anOpcodeThatCannotBeSentIsRefusedAndTheConnectionGoesOn(int)",
            Swallowing::new),
        row("tells the end twice", "closingAgainAndAgainEndsOnce()", TellingTwice::new),
        row(
            "tells the end inside connect",
            "aFailedAttemptCanBeRepeatedInTheCloseHandler()",
            Hasty::new),
        row("keeps a handler that was taken away", "nullUnregistersAHandler()", Clinging::new),
        row("forgets its headers", "headersArriveAtEveryConnect()", Forgetting::new),
        row("ignores limits", "limitsHoldOrAreRefusedAtTheCall()", Forgetting::new),
        row("ignores periods", "periodsHoldOrAreRefusedAtTheCall()", Forgetting::new),
        row(
            "takes every close for its own",
            "aServerThatClosesIsToldWhateverItsCode(int,java.lang.String)",
            Selfish::new),
        row(
            "takes an end of TCP for its own",
            "aServerThatEndsTcpWithoutACloseFrameIsTold()",
            Selfish::new),
        row("calls everything text", "bytesOfAnyValueComeBackAsTheyWere(int)", Flattening::new),
        row("cuts text at a NUL", "textComesBackAsItWas(java.lang.String)", Flattening::new),
        row(
            "has one code for every close",
            "closingWithACodeSendsItOrSaysThatTheTargetCannot()",
            Flattening::new));
  }

  private static Arguments row(String name, String test, UnaryOperator<WebSocketClient> client) {
    return Arguments.of(name, test, client);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("deviants")
  void aClientThatDeviatesIsFound(String name, String test, UnaryOperator<WebSocketClient> client) {
    var summary = run(client, test).getSummary();
    assertThat(summary.getTestsStartedCount()).as("tests run").isPositive();
    assertThat(summary.getTestsFailedCount()).as("tests failed for one that " + name).isPositive();
  }

  @Test
  void theSameTestsFindNothingAmissInASoundClient() {
    String[] tests = deviants().map(row -> (String) row.get()[1]).distinct().toArray(String[]::new);
    var summary = run(Deviant::new, tests).getSummary();
    assertThat(summary.getFailures()).isEmpty();
    assertThat(summary.getTestsSucceededCount()).isGreaterThan(tests.length);
  }

  @Test
  void aDialectAllowsWhatItNamesAndNothingElse() {
    assertThat(Dialect.DOCUMENTED.statuses(0)).containsExactly(0);
    assertThat(Dialect.NODEMCU_3_0_0.statuses(0)).containsExactly(-99, -6);
    assertThat(Dialect.NODEMCU_3_0_0.statuses(-17)).containsExactly(-17);
    assertThat(Dialect.DOCUMENTED.telling(-17, -99).statuses(-17)).containsExactly(-99);
    assertThat(Dialect.NODEMCU_3_0_0.forgetsEarlyClose()).isTrue();
  }

  private static final class Swallowing extends Deviant {
    Swallowing(WebSocketClient sound) {
      super(sound);
    }

    @Override
    public void connect(String url) {
      if (!isOpen()) {
        super.connect(url);
      }
    }

    @Override
    public void send(String text) {
      if (isOpen() && text != null) {
        super.send(text);
      }
    }

    @Override
    public void send(String message, int opcode) {
      if (isOpen() && message != null && opcode == 1) {
        super.send(message, opcode);
      }
    }
  }

  private static final class TellingTwice extends Deviant {
    TellingTwice(WebSocketClient sound) {
      super(sound);
    }

    @Override
    public <H> void on(On<H> event, H handler) {
      if (handler instanceof On.CloseHandler closed) {
        onClose(
            closed,
            close -> {
              closed.closed(this, close);
              return close;
            });
      } else {
        super.on(event, handler);
      }
    }
  }

  private static final class Hasty extends Deviant {
    private On.CloseHandler closed;

    Hasty(WebSocketClient sound) {
      super(sound);
    }

    @Override
    public <H> void on(On<H> event, H handler) {
      super.on(event, handler);
      if (handler instanceof On.CloseHandler last) {
        closed = last;
      }
    }

    @Override
    public void connect(String url) {
      if (url.startsWith("ws://")) {
        super.connect(url);
      } else {
        closed.closed(this, Close.told(-1));
      }
    }
  }

  private static final class Clinging extends Deviant {
    Clinging(WebSocketClient sound) {
      super(sound);
    }

    @Override
    public <H> void on(On<H> event, H handler) {
      if (handler != null) {
        super.on(event, handler);
      }
    }
  }

  private static final class Forgetting extends Deviant {
    Forgetting(WebSocketClient sound) {
      super(sound);
    }

    @Override
    public void config(ClientConfig config) {
      super.config(ClientConfig.DEFAULT);
    }
  }

  private static final class Selfish extends Deviant {
    Selfish(WebSocketClient sound) {
      super(sound);
    }

    @Override
    public <H> void on(On<H> event, H handler) {
      if (handler instanceof On.CloseHandler closed) {
        onClose(closed, close -> Close.told(0));
      } else {
        super.on(event, handler);
      }
    }
  }

  private static final class Flattening extends Deviant {
    Flattening(WebSocketClient sound) {
      super(sound);
    }

    @Override
    public void send(String text) {
      super.send(text.split("\0")[0]);
    }

    @Override
    public void send(byte[] message, int opcode) {
      super.send(new String(message, StandardCharsets.US_ASCII));
    }

    @Override
    public void close(int code, String reason) {
      super.close();
    }
  }
}
