package dev.wiretwin.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BodyPromiseTest {

  @Test
  void itTellsWhenABodyIsThereOrWillNeverBe() {
    BodyPromise good = new BodyPromise();
    good.succeeded(new byte[] {1});
    assertThat(good.body().join()).containsExactly(1);
    BodyPromise bad = new BodyPromise();
    bad.failed(new IllegalStateException("torn"));
    assertThat(bad.body()).isCompletedExceptionally();
    assertThat(bad.getInvocationType().toString()).isEqualTo("NON_BLOCKING");
  }
}
