package dev.wiretwin.api.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wiretwin.bridge.virtual.fault.Fault;
import dev.wiretwin.bridge.virtual.fault.FaultWord;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.TypeConversionException;

class FaultOptionTest {
  private final FaultOption option = new FaultOption();

  @Test
  void wordsBecomeFaults() {
    assertThat(option.convert("stall:2s")).isEqualTo(new Fault.Stall(2000));
  }

  @Test
  void aPathIsMeantFromHere() {
    String here = Path.of("").toAbsolutePath().resolve("port").toString();
    assertThat(option.convert("replug:./port")).isEqualTo(new Fault.Replug(Optional.of(here)));
    assertThat(option.convert("replug")).isEqualTo(new Fault.Replug(Optional.empty()));
  }

  @Test
  void aComplaintIsOneLineThatIsFitForATerminal() {
    assertThatThrownBy(() -> option.convert("stall:\n1"))
        .isInstanceOf(TypeConversionException.class)
        .hasMessageContaining("character 7")
        .hasMessageNotContaining("\n");
  }

  @Test
  void theHelpHasALineForEachFault() {
    CommandSpec command = CommandSpec.create();
    command.usageMessage().footer("  an example");
    FaultOption.explainIn(command);
    assertThat(command.usageMessage().footer())
        .hasSize(FaultWord.values().length + 4)
        .startsWith("  an example", "")
        .contains("  clear                           ends whatever goes on")
        .allSatisfy(line -> assertThat(line.length()).isLessThan(100));
  }
}
