package dev.wiretwin.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class StateFolderTest {
  private static final Path HOME = Path.of(System.getProperty("user.home"));

  @Test
  void itIsWhereTheXdgSpecificationPutsIt() {
    assertThat(StateFolder.byDefault(Map.of("XDG_STATE_HOME", "/var/state")))
        .isEqualTo(Path.of("/var/state/wiretwin"));
    assertThat(StateFolder.byDefault(Map.of())).isEqualTo(HOME.resolve(".local/state/wiretwin"));
  }

  @Test
  void aRelativePathInTheEnvironmentIsIgnored() {
    assertThat(StateFolder.byDefault(Map.of("XDG_STATE_HOME", "state")))
        .isEqualTo(HOME.resolve(".local/state/wiretwin"));
  }

  @Test
  void theOptionGoesFirst(@TempDir Path folder) throws Exception {
    StateFolder state =
        CommandLine.populateCommand(new StateFolder(), "--state-dir", folder.toString());
    assertThat(state.boards()).isEqualTo(folder.resolve("boards"));
    assertThat(state.register().running()).isEmpty();
    assertThat(new StateFolder().boards().toString()).endsWith("wiretwin/boards");
  }
}
