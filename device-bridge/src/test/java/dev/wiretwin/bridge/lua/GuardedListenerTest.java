package dev.wiretwin.bridge.lua;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.bridge.identify.BootReason;
import dev.wiretwin.bridge.lua.BridgeBench.Ear;
import java.util.List;
import org.junit.jupiter.api.Test;

class GuardedListenerTest {
  @Test
  void everythingIsToldAndNothingThatIsThrownGetsOut() {
    Ear ear = new Ear();
    BoardListener guarded = new GuardedListener(new ThrowingListener(ear));
    guarded.ready(7);
    guarded.restarted("a");
    guarded.reason(BootReason.ofNode(List.of(2L, 0L)));
    guarded.troubled("b");
    guarded.gone("c");
    guarded.console(new byte[] {'d'});
    guarded.undelivered(3, "e");
    guarded.progress("f");
    assertThat(ear.all).hasSize(6).startsWith("ready 7", "restarted a").endsWith("progress f");
    assertThat(ear.console).hasToString("d");
    assertThat(ear.undelivered).containsExactly("3: e");
  }
}
