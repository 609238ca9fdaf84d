package dev.wiretwin.bridge.virtual.at;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** VB-69. */
class AtMemoryTest {
  private final AtMemory memory = new AtMemory();

  @Test
  void theNthRequestFailsAndOnlyThatOne() {
    memory.failAllocation(2);
    assertThat(memory.grants()).isTrue();
    assertThat(memory.grants()).isFalse();
    assertThat(memory.grants()).isTrue();
  }

  @Test
  void nothingIsGrantedUntilAReset() {
    memory.starve();
    assertThat(memory.isStarving()).isTrue();
    assertThat(memory.grants()).isFalse();
    assertThat(memory.text(0, 0)).isEqualTo("0,0");
    memory.renew();
    assertThat(memory.grants()).isTrue();
    assertThat(memory.text(0, 0)).isEqualTo("20812,20812");
  }

  @Test
  void linksCostAndTheLeastIsRemembered() {
    assertThat(memory.text(1, 1)).isEqualTo("3404,3404");
    assertThat(memory.text(0, 0)).isEqualTo("20812,3404");
  }
}
