package dev.wiretwin.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wiretwin.api.service.Service;
import dev.wiretwin.api.service.ServiceSettings;
import dev.wiretwin.core.WebSocket;
import dev.wiretwin.core.engine.Timing;
import dev.wiretwin.core.frame.Limits;
import dev.wiretwin.core.handshake.ServerHandshake;
import dev.wiretwin.core.lab.ThrowawayAuthority;
import dev.wiretwin.core.server.EchoServer;
import dev.wiretwin.core.transport.TlsIdentity;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole service, a real client, a real WebSocket server. */
@Timeout(60)
class SessionRoutesTest {
  private static final String SESSIONS = "/api/v1/sessions";

  @TempDir private Path state;
  private Service service;
  private EchoServer echo;
  private Api api;

  @BeforeEach
  void start() throws Exception {
    service = Service.start(ServiceSettings.local(state));
    echo = echo(Optional.empty());
    api = Api.at(service.port());
  }

  private static EchoServer echo(Optional<TlsIdentity> tls) throws Exception {
    return EchoServer.start(
        WebSocket.defaultNetwork(),
        new InetSocketAddress("127.0.0.1", 0),
        tls,
        new EchoServer.Settings(
            new ServerHandshake(List.of("chat"), Optional.empty(), List.of()),
            Timing.NODEMCU,
            Limits.DEFAULT));
  }

  @AfterEach
  void stop() {
    service.close();
    echo.close();
  }

  private String opened() {
    Api.Answered made = api.post(SESSIONS, "{\"target\":\"jvm\"}");
    assertThat(made.status()).isEqualTo(201);
    return SESSIONS + "/" + made.json().get("id").asText();
  }

  private String connected() {
    String session = opened();
    Api.Answered answer = api.post(session + "/connect?wait=10s", url());
    assertThat(answer.json().get("outcome").asText()).isEqualTo("open");
    return session;
  }

  private String url() {
    return "{\"url\":\"ws://127.0.0.1:" + echo.port() + "/\"}";
  }

  private static List<String> types(JsonNode page) {
    List<String> types = new ArrayList<>();
    page.get("events").forEach(event -> types.add(event.get("type").asText()));
    return types;
  }

  @Test
  void aScriptNeedsNoEventLoop() {
    String session = opened();
    JsonNode open = api.post(session + "/connect?wait=10s", url()).json();
    assertThat(open.get("outcome").asText()).isEqualTo("open");
    assertThat(open.get("session").get("state").asText()).isEqualTo("open");
    Api.Answered answered = api.post(session + "/send?wait=10s", "{\"text\":\"hi\"}");
    assertThat(answered.status()).isEqualTo(200);
    assertThat(answered.json().get("outcome").asText()).isEqualTo("received");
    assertThat(answered.json().get("event").get("text").asText()).isEqualTo("hi");
    JsonNode closed = api.post(session + "/close?wait=10s", null).json();
    assertThat(closed.get("outcome").asText()).isEqualTo("closed");
    assertThat(closed.get("event").get("status").asInt()).isZero();
    assertThat(types(api.get(session + "/events").json()))
        .containsExactly(
            "opened", "connecting", "connection", "sent", "receive", "closing", "close");
    assertThat(api.delete(session).status()).isEqualTo(204);
    assertThat(api.get(session).code()).isEqualTo("session-ended");
  }

  @Test
  void withoutWaitingTheAnswerIsThereAtOnceAndTheRestIsToldByEvents() {
    String session = opened();
    assertThat(api.post(session + "/connect", url()).status()).isEqualTo(202);
    assertThat(types(api.get(session + "/events?after=2&wait=10s").json()))
        .containsExactly("connection");
    Api.Answered sent = api.post(session + "/send", "{\"base64\":\"AAEC\"}");
    assertThat(sent.status()).isEqualTo(202);
    assertThat(sent.json().get("outcome").asText()).isEqualTo("sent");
    long number = sent.json().get("event").get("number").asLong();
    JsonNode page = api.get(session + "/events?after=" + number + "&wait=10s&limit=1").json();
    assertThat(page.get("events").get(0).get("base64").asText()).isEqualTo("AAEC");
    assertThat(page.get("next").asLong()).isEqualTo(number + 1);
    assertThat(api.post(session + "/close", "{\"code\":3001,\"reason\":\"bye\"}").status())
        .isEqualTo(202);
    JsonNode close = api.get(session + "/events?after=" + (number + 2) + "&wait=10s").json();
    assertThat(close.get("events").get(0).get("received").get("code").asInt()).isEqualTo(3001);
  }

  @Test
  void nothingWaitedForLongerThanItWasAsked() {
    String session = opened();
    JsonNode page = api.get(session + "/events?after=1&wait=50ms").json();
    assertThat(page.get("events")).isEmpty();
    assertThat(page.get("next").asInt()).isOne();
  }

  @Test
  void aServerThatIsNotThereIsAnOutcomeAndNoError() {
    String session = opened();
    echo.close();
    Api.Answered answer = api.post(session + "/connect?wait=10s", url());
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().get("outcome").asText()).isEqualTo("closed");
    assertThat(answer.json().get("event").get("status").asInt()).isEqualTo(-109);
    assertThat(answer.json().get("session").get("close").get("meaning").asText())
        .startsWith("something bad");
  }

  @Test
  void anUnusableUrlIsAnOutcomeWithItsDocumentedStatus() {
    JsonNode answer =
        api.post(opened() + "/connect?wait=10s", "{\"url\":\"http://127.0.0.1/\"}").json();
    assertThat(answer.get("event").get("status").asInt()).isEqualTo(-1);
  }

  @Test
  void aPingIsSent() {
    JsonNode answer =
        api.post(connected() + "/send?wait=10s", "{\"text\":\"there?\",\"opcode\":9}").json();
    assertThat(answer.get("outcome").asText()).isEqualTo("sent");
  }

  @Test
  void aMessageIsSentInFragmentsAndTheLogSaysSo() {
    String session = connected();
    JsonNode answer =
        api.post(session + "/send?wait=10s", "{\"text\":\"hello\",\"fragmentBytes\":2}").json();
    assertThat(answer.get("event").get("text").asText()).isEqualTo("hello");
    JsonNode events = api.get(session + "/events").json().get("events");
    assertThat(events.findValuesAsText("type")).endsWith("sent", "receive");
    assertThat(events.findValuesAsText("fragmentBytes")).containsExactly("2");
  }

  @Test
  void aMessageOfTooManyFragmentsIsRefusedWithASizeThatWouldDo() {
    String body = "{\"text\":\"" + "x".repeat(10_001) + "\",\"fragmentBytes\":1}";
    Api.Answered answer = api.post(connected() + "/send", body);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.detail()).contains("10000 fragments: give 2 bytes or more");
  }

  @Test
  void misuseIsAConflict() {
    String session = opened();
    Api.Answered early = api.post(session + "/send", "{\"text\":\"hi\"}");
    assertThat(early.status()).isEqualTo(409);
    assertThat(early.code()).isEqualTo("session-not-open");
    assertThat(early.detail()).contains("is new: connect it");
    api.post(session + "/connect?wait=10s", url());
    Api.Answered twice = api.post(session + "/connect", url());
    assertThat(twice.status()).isEqualTo(409);
    assertThat(twice.code()).isEqualTo("session-busy");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/send | {} | text or base64",
        "/send | {\"text\":\"a\",\"base64\":\"AA==\"} | not both",
        "/send | {\"base64\":\"?\"} | base64",
        "/send | {\"text\":\"a\",\"opcode\":8} | opcode 8 cannot be sent",
        "/send | {\"base64\":\"/w==\",\"opcode\":1} | must be UTF-8",
        "/send | {\"text\":\"ab\",\"fragmentBytes\":0} | 1 byte or more",
        "/send | {\"text\":\"ab\",\"opcode\":9,\"fragmentBytes\":1} | never fragmented",
        "/connect | {} | url",
        "/connect | {\"uri\":\"x\"} | uri",
        "/close | {\"code\":1005} | close code 1005 cannot be sent",
        "/send?wait=1h | {\"text\":\"a\"} | wait must be a time",
      })
  void whatMakesNoSenseIsRefusedInWords(String verb, String body, String why) {
    Api.Answered answer = api.post(connected() + verb, body);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.detail()).contains(why);
  }

  @Test
  void aPingThatIsTooLongIsRefused() {
    String body = "{\"opcode\":9,\"text\":\"" + "x".repeat(126) + "\"}";
    assertThat(api.post(connected() + "/send", body).detail()).contains("at most 125 bytes");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"target\":\"jvm\",\"headers\":{\"X-A\":\"b\\r\\nEvil: 1\"}} | 400 | line break",
        "{\"target\":\"jvm\",\"headers\":{\"X A\":\"b\"}} | 400 | header name",
        "{\"target\":\"jvm\",\"headers\":{\"Sec-WebSocket-Key\":\"b\"}} | 400 | belongs to the handshake",
        "{\"target\":\"jvm\",\"headers\":{\"Connection\":\"b\"}} | 400 | belongs to the handshake",
        "{\"target\":\"moon\"} | 404 | moon",
        "{\"headers\":{}} | 400 | target",
        "{\"target\":\"jvm\",\"colour\":\"blue\"} | 400 | colour",
      })
  void aWishThatCannotBeHadIsRefused(String body, int status, String why) {
    Api.Answered answer = api.post(SESSIONS, body);
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.detail()).contains(why);
  }

  @Test
  void subprotocolsAreOfferedAndTheHostMayBeReplaced() {
    Api.Answered made =
        api.post(
            SESSIONS,
            "{\"target\":\"jvm\",\"subprotocols\":[\"chat\"],\"headers\":{\"Host\":\"elsewhere\"}}");
    assertThat(made.header("Location")).isEqualTo(SESSIONS + "/" + made.json().get("id").asText());
    JsonNode open = api.post(made.header("Location") + "/connect?wait=10s", url()).json();
    assertThat(open.get("outcome").asText()).isEqualTo("open");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"ws://192.0.2.1/", "ws://169.254.169.254/latest", "ws://[::ffff:c000:201]/"})
  void whereNoTargetMayConnectToIsForbiddenAtTheCall(String url) {
    Api.Answered answer = api.post(opened() + "/connect", "{\"url\":\"" + url + "\"}");
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.code()).isEqualTo("address-forbidden");
  }

  @Test
  void anyCertificateIsBelievedOnlyWhenThatIsAskedFor() throws Exception {
    TlsIdentity identity = ThrowawayAuthority.create(Instant.now()).identityFor("127.0.0.1");
    try (EchoServer secure = echo(Optional.of(identity))) {
      String url = "{\"url\":\"wss://127.0.0.1:" + secure.port() + "/\"}";
      JsonNode doubted = api.post(opened() + "/connect?wait=10s", url).json();
      assertThat(doubted.get("event").get("status").asInt()).isEqualTo(-128);
      Api.Answered made = api.post(SESSIONS, "{\"target\":\"jvm\",\"insecureTls\":true}");
      JsonNode open = api.post(made.header("Location") + "/connect?wait=10s", url).json();
      assertThat(open.get("outcome").asText()).isEqualTo("open");
    }
  }

  @Test
  void theListHasPages() {
    opened();
    opened();
    JsonNode first = api.get(SESSIONS + "?limit=1").json();
    assertThat(first.get("sessions")).hasSize(1);
    JsonNode rest = api.get(SESSIONS + "?after=" + first.get("next").asText()).json();
    assertThat(rest.get("sessions")).hasSize(1);
    assertThat(rest.has("next")).isFalse();
    assertThat(api.get(SESSIONS + "?after=nonsense").status()).isEqualTo(400);
  }

  @Test
  void whatIsNotThereIsNotFound() {
    assertThat(api.get(SESSIONS + "/s1-zzzz").code()).isEqualTo("session-not-found");
    assertThat(api.post(SESSIONS + "/s1-zzzz/send", "{\"text\":\"a\"}").status()).isEqualTo(404);
    assertThat(api.delete(SESSIONS + "/s1-zzzz").status()).isEqualTo(404);
  }

  /** So many at once are more than are let in: again, as the refusal says. */
  private Api.Answered patiently(String target) {
    Api.Answered answer = api.get(target);
    while (answer.status() == 503) {
      answer = api.get(target);
    }
    return answer;
  }

  /** A wait holds no thread: far more of them than the service has threads are answered at once. */
  @Test
  void manyMayWaitAtATime() {
    String session = connected();
    List<CompletableFuture<Api.Answered>> waits = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      waits.add(
          CompletableFuture.supplyAsync(
              () -> patiently(session + "/events?after=3&wait=30s"),
              task -> new Thread(task).start()));
    }
    JsonNode quick = api.post(session + "/send?wait=10s", "{\"text\":\"now\"}").json();
    assertThat(quick.get("outcome").asText()).isEqualTo("received");
    for (CompletableFuture<Api.Answered> wait : waits) {
      assertThat(types(wait.join().json())).contains("sent");
    }
  }
}
