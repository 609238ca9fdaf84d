package dev.wiretwin.core.transport.netty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.core.engine.Outcome.Cause;
import io.netty.channel.ConnectTimeoutException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.PortUnreachableException;
import java.nio.channels.ClosedChannelException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CausesTest {
  record Row(Throwable failure, Cause cause, String words) {
    @Override
    public String toString() {
      return failure + " is " + cause;
    }
  }

  static Stream<Row> failures() {
    return Stream.of(
        new Row(new IOException("Connection reset by peer"), Cause.RESET, "reset or refused"),
        new Row(new ConnectException("Connection refused"), Cause.RESET, "refused"),
        new Row(
            new IOException("writeAddress(..) failed with error(-32): Broken pipe"),
            Cause.RESET,
            "Broken pipe"),
        new Row(new IOException("Connection timed out"), Cause.TIMEOUT, "the network gave up"),
        new Row(new ConnectTimeoutException("t"), Cause.TIMEOUT, "the network gave up"),
        new Row(new IOException("Network is unreachable"), Cause.UNREACHABLE, "no route"),
        new Row(new IOException("No route to host"), Cause.UNREACHABLE, "no route"),
        new Row(new NoRouteToHostException("x"), Cause.UNREACHABLE, "no route"),
        new Row(new PortUnreachableException("x"), Cause.UNREACHABLE, "no route"),
        new Row(new ClosedChannelException(), Cause.ABORTED, "ClosedChannelException"),
        new Row(new IOException("something else"), Cause.ABORTED, "the connection broke"),
        new Row(new IllegalStateException("reset"), Cause.ABORTED, "the connection broke"),
        new Row(new SSLException("bad record"), Cause.TLS, "TLS failed: bad record"),
        new Row(new IOException("reset", new SSLException("x")), Cause.TLS, "TLS failed"),
        new Row(
            new NettyTransport.TlsFailure(new IOException("reset")),
            Cause.TLS,
            "TLS failed: reset"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("failures")
  void aFailureHasItsCauseAndASentence(Row row) {
    assertThat(Causes.of(row.failure)).isEqualTo(row.cause);
    assertThat(Causes.sentence(row.failure)).contains(row.words);
  }

  @Test
  void onlyWhatHasNothingToDoWithTheWireIsAFaultOfOurs() {
    assertThat(Causes.isFaultOfOurs(new IOException("reset"))).isFalse();
    assertThat(Causes.isFaultOfOurs(new RuntimeException(new SSLException("x")))).isFalse();
    assertThat(Causes.isFaultOfOurs(new IllegalStateException("x"))).isTrue();
  }
}
