package dev.wiretwin.api.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wiretwin.api.refusal.Refusal;
import dev.wiretwin.api.refusal.RefusalCode;
import dev.wiretwin.api.service.Service;
import dev.wiretwin.api.service.ServiceSettings;
import dev.wiretwin.api.session.Wish;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ServiceSessionsTest {
  private static final Duration WAIT = Duration.ofSeconds(20);

  @TempDir private Path state;

  private static ServiceSessions at(String url) {
    return new ServiceSessions(url, Optional.of("not-needed-here"));
  }

  @Test
  void aRunningServiceIsTalkedThrough() throws Exception {
    try (EchoPlace echo = EchoPlace.open();
        Service service = Service.start(ServiceSettings.local(state));
        SessionPlace place = at("http://127.0.0.1:" + service.port() + "/")) {
      String id = place.open(new Wish("jvm", Map.of("X-A", "b"), List.of("chat"), false));
      assertThat(
              place.verb(id, "connect", Map.of("url", echo.url()), WAIT).path("outcome").asText())
          .isEqualTo("open");
      assertThat(
              place.verb(id, "send", Map.of("text", "hi"), Duration.ZERO).path("outcome").asText())
          .isEqualTo("sent");
      assertThat(place.events(id, 4, WAIT).path("events").get(0).path("text").asText())
          .isEqualTo("hi");
      assertThat(place.look(id).path("state").asText()).isEqualTo("open");
      place.end(id);
      assertThatThrownBy(() -> place.look(id))
          .isInstanceOfSatisfying(
              Refusal.class,
              refusal -> assertThat(refusal.code()).isEqualTo(RefusalCode.SESSION_ENDED));
    }
  }

  @Test
  void aServiceThatIsNotThereIsNoResult() {
    try (SessionPlace place = at("http://127.0.0.1:9")) {
      assertThatThrownBy(() -> place.open(Wish.of("jvm")))
          .isInstanceOf(CommandFailure.class)
          .hasMessageContaining("wiretwin serve");
    }
  }

  @Test
  void anAddressThatIsNoneIsWrongUsage() {
    assertThatThrownBy(() -> at("bench"))
        .isInstanceOfSatisfying(
            CommandFailure.class,
            failure -> assertThat(failure.exitCode()).isEqualTo(ExitCode.USAGE));
  }
}
