package dev.wiretwin.bridge.virtual.at;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.bridge.virtual.net.NetBench;
import dev.wiretwin.bridge.virtual.net.TcpEvents;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class AtPingTest {
  private final NetBench net = new NetBench();
  private final List<OptionalLong> told = new ArrayList<>();
  private final AtPing ping = new AtPing(net.cpu, net.stack, told::add);

  private void ping(String host, long millis) {
    ping.begin(host);
    net.advance(millis * 1000);
  }

  @Test
  void whoRefusesIsThere() {
    ping("server.test", 100);
    assertThat(told).singleElement().satisfies(millis -> assertThat(millis).isPresent());
  }

  @Test
  void whoDoesNotAnswerIsWaitedForUntilTheLimit() {
    ping("0.0.0.0", 2_900);
    assertThat(told).isEmpty();
    net.advance(200_000);
    assertThat(told).containsExactly(OptionalLong.empty());
    net.advance(60_000_000);
    assertThat(told).hasSize(1);
  }

  @Test
  void aNameThatNobodyHasIsNotThere() {
    ping("nobody.test", 100);
    assertThat(told).containsExactly(OptionalLong.empty());
  }

  @Test
  void whoAcceptsOrEndsIsThereAndWhoTimesOutIsNot() {
    ping.received(new byte[1]);
    ping.sent(1);
    assertThat(told).isEmpty();
    ping.connected();
    assertThat(told).containsExactly(OptionalLong.of(0));
    AtPing second = new AtPing(net.cpu, net.stack, told::add);
    second.ended();
    AtPing third = new AtPing(net.cpu, net.stack, told::add);
    third.failed(TcpEvents.Failure.TIMEOUT);
    assertThat(told).containsExactly(OptionalLong.of(0), OptionalLong.of(0), OptionalLong.empty());
  }
}
