package dev.wiretwin.api.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wiretwin.api.listen.Access;
import dev.wiretwin.api.session.ConnectPolicy;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;

class AccessOptionsTest {
  @Command(name = "x")
  private static final class Holder {
    @Mixin private AccessOptions options;
  }

  private final Holder holder = new Holder();
  private final CommandLine line = new CommandLine(holder);

  private AccessOptions parsed(String... words) {
    line.parseArgs(words);
    return holder.options;
  }

  @Test
  void withoutAWordItIsForThisMachineAlone() throws UnknownHostException {
    AccessOptions usual = parsed();
    assertThat(usual.host()).isEqualTo("127.0.0.1");
    assertThat(usual.access(line)).isEqualTo(Access.LOCAL);
    assertThat(usual.connectTo(line)).isSameAs(ConnectPolicy.BENCH);
    assertThat(parsed("--host", "::1").access(line)).isEqualTo(Access.LOCAL);
  }

  @Test
  void namesOriginsAndRangesAreTaken() throws UnknownHostException {
    AccessOptions options =
        parsed(
            "--allow-host",
            "Bench1.lan,bench1",
            "--allow-origin=https://lab.example:8443",
            "--connect-to=8.8.8.0/24,::1");
    assertThat(options.access(line).hosts()).containsExactlyInAnyOrder("bench1.lan", "bench1");
    assertThat(options.access(line).origins()).containsExactly("https://lab.example:8443");
    assertThat(options.connectTo(line).test(InetAddress.getByName("8.8.8.8"))).isTrue();
    assertThat(options.connectTo(line).test(InetAddress.getByName("127.0.0.1"))).isFalse();
  }

  @Test
  void oddOnesAreNamed() {
    refused(() -> parsed("--host", "0.0.0.0").access(line), "--host 0.0.0.0: others could reach");
    refused(() -> parsed("--allow-host", "a b").access(line), "--allow-host: a b is no host name");
    refused(
        () -> parsed("--allow-origin", "http://a/b").access(line),
        "--allow-origin: http://a/b is no origin");
    refused(
        () -> parsed("--allow-origin", "http://[").access(line),
        "--allow-origin: http://[ is no origin");
    refused(() -> parsed("--connect-to", "x").connectTo(line), "--connect-to: x is no range");
    assertThatThrownBy(() -> parsed("--host", "no.such.host.invalid").access(line))
        .isInstanceOf(CommandFailure.class);
  }

  private static void refused(Runnable reading, String why) {
    assertThatThrownBy(reading::run)
        .isInstanceOf(ParameterException.class)
        .hasMessageStartingWith(why);
  }
}
