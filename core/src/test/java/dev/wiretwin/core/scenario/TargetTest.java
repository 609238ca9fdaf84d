package dev.wiretwin.core.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.wiretwin.core.testkit.VirtualRuns;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TargetTest {
  @Test
  void theClientOfTheJvmHasAClockThatCanBeScaled() {
    Target jvm = Target.jvm(new VirtualRuns()::newClient);
    assertThat(jvm.name()).isEqualTo("jvm");
    assertThat(jvm.scalesTime()).isTrue();
    assertThat(jvm.clients().get()).isNotSameAs(jvm.clients().get());
  }

  @Test
  void aTargetHasANameAndClients() {
    assertThatNullPointerException().isThrownBy(() -> new Target("board:1", false, null));
    assertThatNullPointerException().isThrownBy(() -> new Target(null, false, () -> null));
  }

  @Test
  void aTargetThatTakesWholeScriptsHasNoClientsToLead() {
    Target board = Target.scripted("board:1", false, Scene.player((order, news) -> {}));
    assertThat(board.player()).isPresent();
    assertThatIllegalStateException()
        .isThrownBy(() -> board.clients().get())
        .withMessageContaining("board:1 takes whole scripts only");
  }

  @Test
  void itKeepsAllButItsNameUnderAnotherOne() {
    Target board = new Target("board:1", true, () -> null).withMishaps(() -> Optional.of("reset"));
    Target other = board.withName("board:x");
    assertThat(other.name()).isEqualTo("board:x");
    assertThat(other.mishap().get()).hasValue("reset");
    assertThat(other.scalesTime()).isTrue();
  }
}
