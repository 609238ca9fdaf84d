package dev.wiretwin.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProductTest {
  @Test
  void theVersionIsWhatTheBuildWroteDown() {
    assertThat(Product.version()).matches("[0-9]+\\.[0-9]+\\.[0-9]+.*");
  }
}
