package dev.wiretwin.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wiretwin.api.service.Service;
import dev.wiretwin.api.service.ServiceSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class RemoteBoardsTest {
  @TempDir private Path state;

  private static CliRun boards(Service service, String... words) {
    return boards(service.port(), words);
  }

  private static CliRun boards(int port, String... words) {
    List<String> all = new ArrayList<>(List.of("boards"));
    all.addAll(List.of(words));
    all.addAll(List.of("--url", "http://127.0.0.1:" + port));
    return CliRun.of(all.toArray(String[]::new));
  }

  @Test
  void theBoardsOfAServiceAreUsedAsThoseHere() throws Exception {
    try (PluggedIn plugged = PluggedIn.board(state);
        Service service = Service.start(ServiceSettings.local(state))) {
      String name = plugged.name();
      assertThat(boards(service).out()).contains("NAME", name, "virtual", "free");
      CliRun found = boards(service, "identify", name);
      assertThat(found.out()).startsWith(name + ": NodeMCU Lua firmware 3.0.0");
      assertThat(found.out()).contains("  next      It is ready for use.");
      assertThat(found.exitCode()).isZero();
      JsonNode listed = new ObjectMapper().readTree(boards(service, "--json").out());
      assertThat(listed.at("/boards").toString()).contains("lua-firmware");
      JsonNode again =
          new ObjectMapper().readTree(boards(service, "identify", name, "--json").out());
      assertThat(again.get("version").asText()).isEqualTo("3.0.0");
      CliRun restarted = boards(service, "reset", name, "--soft");
      assertThat(restarted.out()).startsWith("ok " + name + " ").contains("NodeMCU");
    }
  }

  @Test
  void whatTheServiceRefusesIsSaidInItsWords() throws Exception {
    Service service = Service.start(ServiceSettings.local(state));
    int port = service.port();
    try (service) {
      CliRun nobody = boards(service, "identify", "no board");
      assertThat(nobody.exitCode()).isEqualTo(ExitCode.INFRASTRUCTURE);
      assertThat(nobody.err()).contains("there is no board no board");
      assertThat(boards(service, "--watch").exitCode()).isEqualTo(ExitCode.USAGE);
      assertThat(boards(service, "identify", "x", "--baud", "9600").exitCode())
          .isEqualTo(ExitCode.USAGE);
    }
    CliRun gone = boards(port);
    assertThat(gone.exitCode()).isEqualTo(ExitCode.INFRASTRUCTURE);
    assertThat(gone.err().lines()).hasSize(1);
  }
}
