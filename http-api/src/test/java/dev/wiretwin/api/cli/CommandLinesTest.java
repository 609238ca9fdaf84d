package dev.wiretwin.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

class CommandLinesTest {
  static Set<String> commands() {
    return new CommandLine(new RootCommand()).getSubcommands().keySet();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void aCommandAloneSpeaksAsItDoesAmongAll(String command) {
    assertThat(run(CommandLines.of(command), command, "--help"))
        .isEqualTo(run(new CommandLine(new RootCommand()), command, "--help"));
    assertThat(run(CommandLines.of(command), command, "--halp"))
        .isEqualTo(run(new CommandLine(new RootCommand()), command, "--halp"));
  }

  @Test
  void aCommandThatIsNamedIsLookedIntoAlone() {
    assertThat(CommandLines.of("demo", "--json").getSubcommands().keySet()).containsOnly("demo");
    assertThat(CommandLines.of("boards", "wifi").getSubcommands().get("boards").getSubcommands())
        .containsKeys("wifi", "reset");
  }

  @Test
  void whateverElseIsSaidIsAskedOfAll() {
    assertThat(CommandLines.of().getSubcommands().keySet()).isEqualTo(commands());
    assertThat(CommandLines.of("--help").getSubcommands().keySet()).isEqualTo(commands());
    assertThat(CommandLines.of("dance").getSubcommands().keySet()).isEqualTo(commands());
    assertThat(CommandLines.of("help").getSubcommands().keySet()).isEqualTo(commands());
    assertThat(CommandLines.of("completion").getSubcommands().keySet()).isEqualTo(commands());
  }

  private static String run(CommandLine commandLine, String... args) {
    StringWriter said = new StringWriter();
    commandLine.setOut(new PrintWriter(said, true)).setErr(new PrintWriter(said, true));
    return Cli.of(commandLine).execute(args) + " " + said;
  }
}
