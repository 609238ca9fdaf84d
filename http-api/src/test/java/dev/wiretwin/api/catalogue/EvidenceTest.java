package dev.wiretwin.api.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class EvidenceTest {
  @Test
  void onOneLineItSaysWhichDocumentASectionIsOf() {
    Evidence all = new Evidence(List.of("close.user-echo"), List.of("ws_close"), List.of("5.5.1"));
    assertThat(all.all()).containsExactly("close.user-echo", "ws_close", "RFC 6455 §5.5.1");
    assertThat(all.isEmpty()).isFalse();
    assertThat(Evidence.NONE.isEmpty()).isTrue();
  }
}
