package dev.wiretwin.api.testee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wiretwin.core.transport.TlsTrust;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class FuzzedClientTest {
  @Test
  void itAsksEchoesAndHasTheReportWritten() throws Exception {
    try (FuzzingDouble fuzzer = FuzzingDouble.start("2")) {
      FuzzedClient client = client(fuzzer.url() + "/", Duration.ofSeconds(10));
      assertThat(client.caseCount()).isEqualTo(2);
      assertThat(client.runCase(1).status()).isEqualTo(-6);
      client.runCase(2);
      client.updateReports();
      assertThat(fuzzer.requests())
          .containsExactly(
              "/getCaseCount",
              "/runCase?case=1&agent=wire%20twin%2F1",
              "/runCase?case=2&agent=wire%20twin%2F1",
              "/updateReports?agent=wire%20twin%2F1");
      assertThat(fuzzer.echoes()).containsExactly("1 case 1", "2 case 2");
      assertThat(fuzzer.wasOfferedDeflate()).isTrue();
    }
  }

  @Test
  void aServerThatCountsNothingIsNoFuzzingServer() throws Exception {
    try (FuzzingDouble chatty = FuzzingDouble.start("hello")) {
      assertThatThrownBy(() -> client(chatty.url(), Duration.ofSeconds(10)).caseCount())
          .isInstanceOf(IOException.class)
          .hasMessageContaining("no fuzzing server")
          .hasMessageContaining("hello");
    }
  }

  @Test
  void aServerThatIsNotThereIsNamed() throws Exception {
    FuzzingDouble gone = FuzzingDouble.start("1");
    gone.close();
    assertThatThrownBy(() -> client(gone.url(), Duration.ofSeconds(10)).caseCount())
        .isInstanceOf(IOException.class)
        .hasMessageContaining(gone.url() + "/getCaseCount did not open")
        .hasMessageContaining("start the fuzzing server");
  }

  @Test
  void aCaseThatNeverEndsIsGivenUp() throws Exception {
    try (FuzzingDouble fuzzer = FuzzingDouble.start("1")) {
      fuzzer.hang();
      assertThatThrownBy(() -> client(fuzzer.url(), Duration.ofMillis(200)).runCase(1))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("case=1")
          .hasMessageContaining("--timeout");
    }
  }

  private static FuzzedClient client(String url, Duration patience) {
    return new FuzzedClient(url, "wire twin/1", TlsTrust.SYSTEM, patience);
  }
}
