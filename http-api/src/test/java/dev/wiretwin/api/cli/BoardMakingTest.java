package dev.wiretwin.api.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wiretwin.bridge.virtual.firmware.BoardSettings;
import dev.wiretwin.bridge.virtual.firmware.Firmware;
import dev.wiretwin.bridge.virtual.module.Profile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

class BoardMakingTest {
  @TempDir private Path folder;

  private static BoardSettings settings(String... words) {
    return CommandLine.populateCommand(new BoardMaking(), words)
        .settings(new CommandLine(new RootCommand()));
  }

  @Test
  void withoutOptionsItIsAnOrdinaryBoard() {
    assertThat(settings()).isEqualTo(BoardSettings.DEFAULT);
    BoardMaking making = CommandLine.populateCommand(new BoardMaking());
    assertThat(making.flash()).isEmpty();
    assertThat(making.zeroSizeGivesPointer()).isFalse();
  }

  @Test
  void everyOptionChangesWhatItSays() {
    BoardSettings all =
        settings(
            ("--firmware lua --profile documented --baud 9600 --time-scale 0.05 --heap 20000"
                    + " --without wifi --without=pipe --watchdog 800 --seed 7 --no-banner")
                .split(" "));
    assertThat(all)
        .isEqualTo(
            BoardSettings.DEFAULT
                .withProfile(Profile.DOCUMENTED)
                .withBaud(9600)
                .withTimeScale(0.05)
                .withHeapBytes(20000)
                .withWithout(Set.of("wifi", "pipe"))
                .withWatchdogMillis(800)
                .withSeed(7)
                .withBanner(false));
  }

  @Test
  void anAtModuleHasAGeneration() {
    assertThat(settings("--firmware", "at"))
        .isEqualTo(BoardSettings.DEFAULT.withFirmware(Firmware.AT_2));
    assertThat(settings("--firmware at --generation 1.7 --baud 9600 --without uart".split(" ")))
        .isEqualTo(
            BoardSettings.DEFAULT
                .withFirmware(Firmware.AT_1_7)
                .withBaud(9600)
                .withWithout(Set.of("uart")));
    assertThat(settings("--firmware at --generation 5.x".split(" ")).firmware())
        .isEqualTo(Firmware.AT_5);
  }

  @Test
  void aScriptBecomesInitLua() throws IOException {
    Path script = Files.writeString(folder.resolve("my.lua"), "print(1)");
    Map<String, byte[]> files = settings("--init", script.toString()).files();
    assertThat(files).containsOnlyKeys("init.lua");
    assertThat(files.get("init.lua")).asString().isEqualTo("print(1)");
  }

  @Test
  void flashAndAllocatorAreForTheHost() {
    BoardMaking making =
        CommandLine.populateCommand(
            new BoardMaking(), "--flash", folder.toString(), "--zero-alloc", "pointer");
    assertThat(making.flash()).contains(folder);
    assertThat(making.zeroSizeGivesPointer()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --firmware arduino        | there is no arduino; give lua or at
          --generation 2.x          | --generation: Lua has none; give --firmware at, too
          --firmware at --generation 9 | there is no 9; give 1.7, 2.x or 5.x
          --firmware at --init x    | AT firmware runs no scripts
          --firmware at --without tmr | these can be left out: uart
          --baud 12345              | --baud: the firmware knows no 12345
          --heap 5                  | --heap: must be
          --watchdog 5              | --watchdog: must be
          --zero-alloc maybe        | give null or pointer
          --without websockets      | there is no module websockets; there are crypto, encoder
          --profile real            | there is no profile 'real': give nodemcu-3.0.0 or documented or broken
          --init /none/my.lua       | cannot read /none/my.lua: name a file that is there
          --time-scale 0            | is no time scale
          """)
  void whatMakesNoSenseIsSaid(String words, String complaint) {
    assertThatThrownBy(() -> settings(words.split(" ")))
        .isInstanceOf(ParameterException.class)
        .hasMessageContaining(complaint);
  }

  @Test
  void aScriptLargerThanTheFlashIsRefused() throws IOException {
    Path script = Files.write(folder.resolve("big.lua"), new byte[(1 << 20) + 1]);
    assertThatThrownBy(() -> settings("--init", script.toString()))
        .hasMessageContaining("larger than the board's flash");
  }
}
