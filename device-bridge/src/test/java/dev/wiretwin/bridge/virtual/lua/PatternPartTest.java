package dev.wiretwin.bridge.virtual.lua;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import org.junit.jupiter.api.Test;

class PatternPartTest {
  @Test
  void aSetHasItsBytesAndNothingBehindTheEnd() {
    BitSet set = new BitSet();
    set.set(200);
    PatternPart part = PatternPart.of(PatternPart.Kind.PLUS, set);
    byte[] subject = {1, (byte) 200};
    assertThat(part.has(subject, 0)).isFalse();
    assertThat(part.has(subject, 1)).isTrue();
    assertThat(part.has(subject, 2)).isFalse();
    assertThat(part.repeats()).isTrue();
    assertThat(PatternPart.balance((byte) '(', (byte) ')').repeats()).isFalse();
  }
}
