package dev.wiretwin.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.api.service.Service;
import dev.wiretwin.api.service.ServiceSettings;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class RoutesTest {
  @TempDir private Path folder;

  @Test
  void theWholeApiIsServed() {
    try (Service service = Service.start(ServiceSettings.local(folder))) {
      Api api = Api.at(service.port());
      for (String list :
          new String[] {"sessions", "boards", "comparisons", "scenarios", "lab", "events/poll"}) {
        assertThat(api.get("/api/v1/" + list).status()).as(list).isEqualTo(200);
      }
      for (String page :
          new String[] {"/livez", "/readyz", "/metrics", "/openapi.yaml", "/problems/internal"}) {
        assertThat(api.get(page).status()).as(page).isEqualTo(200);
      }
    }
  }
}
