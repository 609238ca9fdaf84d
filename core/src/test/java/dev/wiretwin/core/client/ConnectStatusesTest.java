package dev.wiretwin.core.client;

import static dev.wiretwin.core.client.StatusCase.Expected.status;
import static dev.wiretwin.core.client.StatusCase.NOBODY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.core.engine.Side;
import dev.wiretwin.core.engine.Timing;
import dev.wiretwin.core.frame.Limits;
import dev.wiretwin.core.testkit.BlackHole;
import dev.wiretwin.core.testkit.ClientProbe;
import dev.wiretwin.core.testkit.Lab;
import dev.wiretwin.core.testkit.RawPeer;
import dev.wiretwin.core.testkit.RawServer;
import dev.wiretwin.core.transport.TlsTrust;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every close status a connection can end in before it was open, through real sockets. */
class ConnectStatusesTest {
  /** Connecting has 400 ms; the proportions are those of the module. */
  private static final ClientConfig IMPATIENT =
      ClientConfig.DEFAULT.withTiming(Timing.NODEMCU.scaled(0.04));

  private static Lab lab;

  @BeforeAll
  static void open() {
    lab = new Lab();
  }

  @AfterAll
  static void close() {
    lab.close();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({"addresses", "refusals", "badAnswers", "noAnswers"})
  void endsWithItsStatusAndTheClientCanBeUsedAgain(StatusCase row) {
    row.play(lab);
  }

  static Stream<StatusCase> addresses() {
    return Stream.of(
        address("another scheme", "http://127.0.0.1/", -1),
        address("no scheme", "127.0.0.1:80", -1),
        address("nothing", "", -1),
        address("a scheme without slashes", "ws:127.0.0.1", -1),
        address("a host of 257 characters", "ws://" + "h".repeat(257) + "/", -2),
        address("port 0", "ws://127.0.0.1:0/", -3),
        address("port 65536", "ws://127.0.0.1:65536/", -3),
        address("a port beyond every integer", "ws://127.0.0.1:99999999999999999999/", -3),
        address("text behind the port", "ws://127.0.0.1:80x/", -3),
        address("a colon and no port", "ws://127.0.0.1:/", -3),
        address("a negative port", "ws://127.0.0.1:-1/", -3),
        address("no host", "ws://", -4),
        address("a path and no host", "ws:///path", -4),
        address("a port and no host", "ws://:80/", -4),
        address("a blank in the host", "ws://a b/", -4),
        address("user and password", "ws://user:secret@127.0.0.1/", -4),
        address("a name that nobody has", "ws://lab.invalid/", -5));
  }

  private static StatusCase address(String name, String url, int status) {
    return StatusCase.of(name, NOBODY, status(status, Side.US)).at(url);
  }

  static Stream<StatusCase> refusals() {
    return Stream.of(
        refusal(200, "OK", "Content-Length: 2\r\n\r\nhi"),
        refusal(301, "Moved Permanently", "Location: ws://127.0.0.1/elsewhere\r\n\r\n"),
        refusal(401, "Unauthorized", "WWW-Authenticate: Basic\r\n\r\n"),
        refusal(404, "Not Found", "\r\n"),
        refusal(503, "Service Unavailable", "Retry-After: 1\r\n\r\n"));
  }

  private static StatusCase refusal(int code, String phrase, String rest) {
    return StatusCase.of(
        "the server answers " + code,
        peer -> {
          peer.readHead();
          peer.write("HTTP/1.1 " + code + " " + phrase + "\r\n" + rest).readToEnd();
        },
        status(-17, Side.PEER).http(code).saying(code + " " + phrase));
  }

  static Stream<StatusCase> badAnswers() {
    return Stream.of(
        bad("a key of somebody else", r -> r.replace(key(r), "AAAAAAAAAAAAAAAAAAAAAAAAAAA=")),
        bad("no key", r -> r.replaceAll("Sec-WebSocket-Accept: .*\r\n", "")),
        bad("two keys", r -> r.replaceAll("(Sec-WebSocket-Accept: .*\r\n)", "$1$1")),
        bad("no Upgrade", r -> r.replace("Upgrade: websocket\r\n", "")),
        bad("no Connection", r -> r.replace("Connection: Upgrade\r\n", "")),
        bad("an upgrade to something else", r -> r.replace("websocket", "h2c")),
        bad("a subprotocol not asked for", r -> with(r, "Sec-WebSocket-Protocol: mqtt")),
        bad("an extension not asked for", r -> with(r, "Sec-WebSocket-Extensions: x-mine")),
        bad("HTTP/1.0", r -> r.replace("HTTP/1.1", "HTTP/1.0")),
        bad("no HTTP at all", r -> "SSH-2.0-OpenSSH_9.2\r\n\r\n"),
        bad("a folded header", r -> with(r, "X-One: a\r\n b")),
        bad("a control character", r -> with(r, "X-One: \u0001")),
        bad("a header without a colon", r -> with(r, "what is this")));
  }

  private static StatusCase bad(String name, UnaryOperator<String> spoil) {
    return StatusCase.of(
        name,
        peer -> peer.write(spoil.apply(RawPeer.accepting(peer.readHead()))).readToEnd(),
        status(-7, Side.US));
  }

  private static String key(String response) {
    return response.replaceAll("(?s).*Sec-WebSocket-Accept: (\\S+)\r\n.*", "$1");
  }

  private static String with(String response, String header) {
    return response.substring(0, response.length() - 2) + header + "\r\n\r\n";
  }

  static Stream<StatusCase> noAnswers() throws IOException {
    return Stream.of(
        StatusCase.of(
                "a head larger than its limit",
                peer -> {
                  peer.readHead();
                  peer.write("HTTP/1.1 101 Switching Protocols\r\nX-Long: " + "x".repeat(5000))
                      .readToEnd();
                },
                status(-8, Side.US).saying("4096"))
            .with(ClientConfig.DEFAULT.withLimits(Limits.DEFAULT.withMaxHeadBytes(4096))),
        StatusCase.of("nobody listens", NOBODY, status(-109, Side.PEER).saying("refused"))
            .at("ws://127.0.0.1:" + freePort() + "/"),
        StatusCase.of("TCP ends instead of an answer", RawPeer::readHead, status(-110, Side.PEER)),
        StatusCase.of(
                "a server that never answers",
                peer -> {
                  peer.readHead();
                  peer.hold();
                },
                status(-18, Side.US).saying("WebSocket handshake"))
            .with(IMPATIENT),
        StatusCase.of(
                "an answer that is too slow",
                peer -> {
                  peer.readHead();
                  peer.write("HTTP/1.1 101 Swi").hold();
                },
                status(-18, Side.US).saying("WebSocket handshake"))
            .with(IMPATIENT));
  }

  @Test
  void aPortThatSwallowsConnectionsIsATimeout() {
    try (BlackHole hole = new BlackHole(InetAddress.getLoopbackAddress())) {
      StatusCase.of("black hole", NOBODY, status(-18, Side.US).saying("TCP connection"))
          .at("ws://127.0.0.1:" + hole.port() + "/")
          .with(IMPATIENT)
          .play(lab);
    }
  }

  @Test
  void aServerThatNeverFinishesTlsIsATimeout() {
    try (RawServer silent = RawServer.start(RawPeer::hold)) {
      StatusCase.of("TLS stalls", NOBODY, status(-18, Side.US).saying("TLS handshake"))
          .at(secure(silent))
          .with(IMPATIENT.withTrust(TlsTrust.ANYTHING))
          .play(lab);
    }
  }

  @Test
  void aServerWithoutTlsIsATlsFailureWhateverItDoes() {
    List<RawServer.Script> plain =
        List.of(
            peer -> peer.write("HTTP/1.1 400 Bad Request\r\n\r\n").readToEnd(),
            peer -> peer.fin().readToEnd());
    for (RawServer.Script script : plain) {
      try (RawServer server = RawServer.start(script)) {
        StatusCase.of("no TLS there", NOBODY, status(-128, Side.PEER).saying("TLS"))
            .at(secure(server))
            .with(ClientConfig.DEFAULT.withTrust(TlsTrust.ANYTHING))
            .play(lab);
      }
    }
  }

  @Test
  void theSentenceAboutAnAddressNeverRepeatsASecretInIt() {
    ClientProbe probe = lab.probe();
    probe.client().connect("ws://user:secret@127.0.0.1/");
    assertThat(probe.awaitClose().sentence()).doesNotContain("secret");
  }

  private static String secure(RawServer server) {
    return server.url().replace("ws:", "wss:");
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
