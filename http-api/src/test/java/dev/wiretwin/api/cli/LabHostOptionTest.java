package dev.wiretwin.api.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;

class LabHostOptionTest {
  @Command(name = "any")
  private static final class Any {
    @Mixin private LabHostOption labHost;
  }

  private static LabHostOption parsed(String... words) {
    Any any = new Any();
    new CommandLine(any).parseArgs(words);
    return any.labHost;
  }

  @Test
  void anAddressOfThisMachineOrNone() {
    assertThat(parsed().address()).isEmpty();
    assertThat(parsed("--lab-host", "127.0.0.1").address()).contains("127.0.0.1");
  }

  @Test
  void anotherIsAWrongCommandLine() {
    LabHostOption wrong = parsed("--lab-host=192.0.2.7");
    assertThatThrownBy(wrong::address)
        .isInstanceOf(ParameterException.class)
        .hasMessageStartingWith("--lab-host: 192.0.2.7 is no IPv4 address of this machine; it has");
  }
}
