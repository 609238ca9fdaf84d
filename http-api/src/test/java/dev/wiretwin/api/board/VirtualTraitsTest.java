package dev.wiretwin.api.board;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.bridge.virtual.firmware.BoardSettings;
import dev.wiretwin.bridge.virtual.module.Profile;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VirtualTraitsTest {
  @TempDir private Path state;

  @Test
  void aVirtualBoardTellsThemWhenAsked() throws Exception {
    BoardSettings settings =
        BoardSettings.DEFAULT.withBaud(921_600).withTimeScale(0.05).withProfile(Profile.DOCUMENTED);
    try (Plugged plugged = Plugged.board(state, settings)) {
      assertThat(VirtualTraits.ask(plugged.entry().control()))
          .hasValue(new VirtualTraits(921_600, 0.05, "documented"));
    }
  }

  @Test
  void oneThatIsGoneOrUnpluggedTellsNothing() {
    assertThat(VirtualTraits.ask(state.resolve("nobody"))).isEmpty();
    assertThat(VirtualTraits.of("ok unplugged")).isEmpty();
  }

  @Test
  void aModuleTellsItsGeneration() throws Exception {
    try (Plugged module = Plugged.module(state)) {
      VirtualTraits traits = VirtualTraits.ask(module.entry().control()).orElseThrow();
      assertThat(traits.profile()).isEqualTo("at-2.x");
      assertThat(traits.isAt()).isTrue();
    }
  }
}
