package dev.wiretwin.api.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.wiretwin.api.refusal.Refusal;
import dev.wiretwin.api.refusal.RefusalCode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class RemoteServiceTest {
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private HttpServer server;
  private volatile int status = 200;
  private volatile String answer = "{\"id\": \"c1\", \"later\": true}";

  private record Thing(String id, String more) {}

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          String body =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          asked.add(
              exchange.getRequestMethod()
                  + " "
                  + exchange.getRequestURI()
                  + " "
                  + exchange.getRequestHeaders().getFirst("Authorization")
                  + " "
                  + body);
          byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void close() {
    server.stop(0);
  }

  private RemoteService service(String token) {
    return RemoteService.at(
        "http://127.0.0.1:" + server.getAddress().getPort() + "/", Optional.ofNullable(token));
  }

  @Test
  void whatItAnswersIsReadAndFieldsOfLaterVersionsAreNot() throws Exception {
    assertThat(service(null).get("/things/c1", Thing.class)).isEqualTo(new Thing("c1", null));
    assertThat(service("secret").post("/things", new Thing("a", null), Thing.class).id())
        .isEqualTo("c1");
    service(" ").delete("/things/c1");
    assertThat(asked)
        .containsExactly(
            "GET /api/v1/things/c1 null ",
            "POST /api/v1/things Bearer secret {\"id\":\"a\"}",
            "DELETE /api/v1/things/c1 null ");
  }

  @Test
  void aProblemIsTheRefusalItWas() {
    status = 423;
    answer = "{\"code\": \"board-leased\", \"detail\": \"ada holds the board\"}";
    assertThatThrownBy(() -> service(null).bytes("/x"))
        .isInstanceOf(Refusal.class)
        .hasMessage("ada holds the board")
        .extracting(failure -> ((Refusal) failure).code())
        .isEqualTo(RefusalCode.BOARD_LEASED);
    answer = "{\"code\": \"of-tomorrow\", \"detail\": \"no\"}";
    assertThatThrownBy(() -> service(null).bytes("/x"))
        .extracting(failure -> ((Refusal) failure).code())
        .isEqualTo(RefusalCode.INTERNAL);
  }

  @Test
  void whatIsNoServiceOfOursIsTold() {
    answer = "<html>";
    assertThatThrownBy(() -> service(null).get("/x", Map.class))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("not as a wiretwin service");
    status = 500;
    assertThatThrownBy(() -> service(null).get("/x", Map.class))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("answers with 500");
  }

  @Test
  void oneThatIsNotThereIsTold() {
    RemoteService gone = service(null);
    server.stop(0);
    assertThatThrownBy(() -> gone.bytes("/x"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("does not answer: is it running?");
  }

  @Test
  void anUrlIsOneOfHttp() {
    for (String wrong : List.of("ws://x", "x:80", "http:", "/path", "http://a b")) {
      assertThatThrownBy(() -> RemoteService.at(wrong, Optional.empty()))
          .as(wrong)
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
