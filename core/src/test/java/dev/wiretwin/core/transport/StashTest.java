package dev.wiretwin.core.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class StashTest {
  @Test
  void whatIsAppendedIsCopiedAndKeptInOrder() {
    Stash stash = new Stash();
    byte[] lent = {1, 2};
    ByteBuffer first = ByteBuffer.wrap(lent);
    stash.append(first);
    lent[0] = 99;
    stash.append(ByteBuffer.wrap(new byte[] {0, 3, 4, 0}, 1, 2));
    assertThat(first.hasRemaining()).isFalse();
    byte[] kept = new byte[4];
    stash.bytes().get(kept);
    assertThat(kept).containsExactly(1, 2, 3, 4);
  }

  @Test
  void itRemembersHowTheTransportEnded() {
    Stash stash = new Stash();
    assertThat(stash.ending()).isNull();
    Runnable ending = () -> {};
    stash.endWith(ending);
    assertThat(stash.ending()).isSameAs(ending);
  }
}
