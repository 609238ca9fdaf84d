package dev.wiretwin.api.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wiretwin.api.comparisons.Wish;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class WishOptionsTest {
  @TempDir private Path folder;

  private static WishOptions options(String... args) {
    return CommandLine.populateCommand(new WishOptions(), args);
  }

  @Test
  void nothingSaidIsSmokeOnAVirtualBoard() {
    Wish wish = options().wish();
    assertThat(wish.scenario()).isEqualTo("smoke");
    assertThat(wish.targets()).containsExactly("board:virtual", "jvm");
    assertThat(options().namesVirtual()).isTrue();
    assertThat(options().pace()).isEqualTo(1);
  }

  @Test
  void everythingCanBeSaid() {
    WishOptions options =
        options(
            "--targets",
            "board:x,jvm",
            "--suite=rfc6455",
            "--repeat=3",
            "--time-scale=0.1",
            "--fence=7");
    Wish wish = options.wish();
    assertThat(wish).isEqualTo(new Wish(null, "rfc6455", null, wish.targets(), 3, 0.1, null, 7L));
    assertThat(options.namesVirtual()).isFalse();
    assertThat(options.pace()).isEqualTo(0.1);
  }

  @Test
  void aFileIsReadHereAndCalledByItsName() throws IOException {
    Path yaml = Quick.file(folder, Quick.SCENARIO);
    assertThat(options("--scenario=" + yaml).wish().inline().textValue()).isEqualTo(Quick.SCENARIO);
    assertThat(options("--scenario=" + yaml).wish().name()).isEqualTo("mine.yaml");
    Path json = Files.writeString(folder.resolve("a.json"), "{\"client\": [\"connect\"]}");
    assertThat(options("--scenario=" + json).wish().inline().path("client")).hasSize(1);
  }

  @Test
  void whatMakesNoSenseIsToldWithItsPlace() throws IOException {
    assertThatThrownBy(() -> options("--suite=a", "--scenario=b").wish())
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining("not both");
    Path wrong = Quick.file(folder, "client: [conect]\n");
    assertThatThrownBy(() -> options("--scenario=" + wrong).wish())
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining("mine.yaml:1:10");
    assertThatThrownBy(() -> options("--scenario=" + folder.resolve("none")).wish())
        .hasMessageContaining("no such file");
  }
}
