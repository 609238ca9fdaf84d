package dev.wiretwin.core.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.wiretwin.core.frame.Bytes;
import dev.wiretwin.core.lab.Faults;
import dev.wiretwin.core.lab.LabStep;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScenarioReaderTest {
  private static final String ECHO =
      """
      name: echo
      title: A message comes back
      notes: for people
      run: 2s
      time_scale: 0.05
      tolerance: 1.5s
      listen_port: 8080
      server_tls: true
      vars: {size: 3, word: hi}
      client:
        - connect: wss://127.0.0.1:{port}/{word}
        - wait: connection
        - send: {fill: "61", len: {size}}
        - wait: receive
      server:
        - handshake
        - {text: "{word}", repeat: "{size}"}
      faults: {seed: 7, chop: 2, delay: 1ms, fin_after: 100, reset_after: 200}
      jvm: {tls: any}
      expect:
        - receive: hihihi
      """;

  @Test
  void aScenarioIsRead() {
    Scenario echo = ScenarioReader.read("echo.yaml", ECHO);

    assertThat(echo.name()).isEqualTo("echo");
    assertThat(echo.title()).isEqualTo("A message comes back");
    assertThat(echo.runMs()).isEqualTo(2000);
    assertThat(echo.timeScale()).isEqualTo(0.05);
    assertThat(echo.toleranceMs()).hasValue(1500);
    assertThat(echo.listenPort()).contains(8080);
    assertThat(echo.serverTls()).isTrue();
    assertThat(echo.client())
        .contains(new ClientStep.Connect(1, "wss://127.0.0.1:{port}/hi"))
        .contains(new ClientStep.Send(1, Bytes.utf8("aaa"), OptionalInt.empty()));
    assertThat(echo.server().connections().get(0))
        .contains(new LabStep.Send(0, Bytes.fromHex("8106686968696869")));
    assertThat(echo.server().faults())
        .isEqualTo(new Faults(7, 2, 1, OptionalLong.of(100), OptionalLong.of(200)));
    assertThat(echo.jvm().tls()).isEqualTo(JvmSettings.Tls.ANY);
    assertThat(echo.expect().get(0).payload()).contains(Bytes.utf8("hihihi"));
    assertThat(echo.notApplicable()).isEmpty();
    assertThat(echo.recorded()).isEmpty();
  }

  @Test
  void littleIsNeeded() {
    Scenario least = ScenarioReader.read("folder/least.yaml", "client: [connect]");
    assertThat(least.name()).isEqualTo("least");
    assertThat(least.runMs()).isEqualTo(10_000);
    assertThat(least.toleranceMs()).isEmpty();
    assertThat(least.server().connections()).containsExactly(List.of(ServerStepReader.HANDSHAKE));
    assertThat(least.server().faults()).isEqualTo(Faults.NONE);
  }

  @Test
  void aRecordedVectorIsAScenario() {
    Scenario vector =
        ScenarioReader.read(
            "v.json",
            """
            {"id": "mem.x", "group": "mem", "title": "T", "notes": "N", "needs": "faults",
             "options": {"run_ms": 500, "time_scale": 0.1, "fail_ws_alloc": 6, "listen_port": 80},
             "client": [{"do": "new"}, {"do": "connect", "url": 5}],
             "server": null,
             "status": "defined", "observed": {"events": [{"ev": "close", "code": null}]}}
            """);
    assertThat(vector.name()).isEqualTo("mem.x");
    assertThat(vector.runMs()).isEqualTo(500);
    assertThat(vector.server().connections()).isEmpty();
    assertThat(vector.notApplicable()).contains("needs an allocation of the firmware to fail");
    assertThat(vector.recorded().orElseThrow().group()).isEqualTo("mem");
    assertThat(vector.recorded().orElseThrow().observed()).containsKey("events");
  }

  @Test
  void whatOnlyLuaCanDoIsNotForTheJvm() {
    assertThat(ScenarioReader.read("a.yaml", "client: [connect, gc]").notApplicable())
        .contains("has steps that can only be taken in Lua: gc");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}                        | a.yaml:1:1: lacks the field client: what the client does",
        "5                         | a.yaml:1:1: must be a scenario, which is a mapping of fields, not 5",
        "{client: [], clinet: []}  | a.yaml:1:14: clinet: unknown field: did you mean \"client\"?",
        "{client: 5}               | a.yaml:1:10: client: must be a list, not 5",
        "{client: [], name: ../a}  | a.yaml:1:20: name: must be letters, digits, -, _ and single dots",
        "{client: [], name: a..b}  | a.yaml:1:20: name: must be letters, digits, -, _ and single dots",
        "{client: [], name: a, id: b} | a.yaml:1:1: has both name and id: give one of them",
        "{client: [], run: 1y}     | a.yaml:1:19: run: must be a time from 0 to 10min",
        "{client: [], tolerance: much} | a.yaml:1:25: tolerance: must be a time from 0 to 10min",
        "{client: [], tolerance_ms: 1, tolerance: 1s} | a.yaml:1:1: has both tolerance and tolerance_ms",
        "{client: [], time_scale: 0} | a.yaml:1:26: time_scale: must be a number from 0.001 to 1000.0, not 0",
        "{client: [], listen_port: 0} | a.yaml:1:27: listen_port: must be 1 to 65535, not 0",
        "{client: [], options: {runn: 1}} | a.yaml:1:24: options.runn: unknown field: did you mean \"run\"?",
        "{client: [{wait: 2s}], run: 1s} | a.yaml:1:1: waits for 2000 ms in all, and run is only 1000 ms",
        "{client: [], vars: {port: 1}} | a.yaml:1:27: vars.port: must have another name: port is filled in",
        "{client: [], vars: {a-b: 1}} | a.yaml:1:26: vars.a-b: must have a name of letters, digits and _",
        "{client: [], faults: {chop: -1}} | a.yaml:1:29: faults.chop: must be 0 to 1048576, not -1",
        "{client: [], faults: {x: 1}} | a.yaml:1:23: faults.x: unknown field: known are chop,",
      })
  void whatIsWrongIsComplainedAbout(String yaml, String complaint) {
    assertThatThrownBy(() -> ScenarioReader.read("a.yaml", yaml))
        .isInstanceOfSatisfying(
            ScenarioProblems.class, problems -> assertThat(problems.complaints()).hasSize(1))
        .hasMessageStartingWith(complaint);
  }

  @Test
  void allFaultsOfAFileAreFoundAtOnce() {
    String yaml =
        """
        name: bad name
        client:
          - conect
          - send: {hex: 816}
        server:
          - - handshake
            - {ping: hi, opcode: text}
        expect:
          - {close: -15, c: 2}
        """;
    assertThatThrownBy(() -> ScenarioReader.read("bad.yaml", yaml))
        .hasMessage(
            """
            bad.yaml:1:7: name: must be letters, digits, -, _ and single dots, at most 100 of them, not "bad name"
            bad.yaml:3:5: client[0]: "conect" is not known here: did you mean "connect"?
            bad.yaml:4:17: client[1].send.hex: must be hex digits, two for each byte, not 816
            bad.yaml:7:26: server[0][1].opcode: must be 0 to 15, not "text"
            bad.yaml:9:5: expect[0]: expects something of client 2, which is never created""");
  }

  @Test
  void aFileWithoutAUsableNameMustNameItsScenario() {
    assertThatThrownBy(() -> ScenarioReader.read("-", "client: []"))
        .hasMessage("-:1:1: needs a name of letters, digits, - and _");
  }

  @Test
  void severalScenariosAreNotOne() {
    assertThatThrownBy(
            () ->
                ScenarioReader.read(
                    "a.yaml", "cases: [{name: a, client: []}, {name: b, client: []}]"))
        .hasMessage("a.yaml: must hold one scenario, not 2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"smoke", "rfc6455"})
  void theSameScenarioInJsonIsTheSame(String suite) throws IOException {
    String place = "/scenarios/" + suite + "/";
    List<String> files =
        suite.equals("smoke")
            ? List.of("suite.yaml")
            : List.of("handshake.yaml", "framing.yaml", "fragments.yaml", "closing.yaml");
    for (String file : files) {
      byte[] yaml = ScenarioReaderTest.class.getResourceAsStream(place + file).readAllBytes();
      Reading reading = new Reading();
      Node root = TreeReader.read(file, yaml, reading).get(0);
      byte[] json = new JsonMapper().writeValueAsBytes(new Value(root, "", reading).plain());

      assertThat(SuiteReader.read("x.json", json, none -> null).scenarios())
          .isEqualTo(SuiteReader.read("x.yaml", yaml, none -> null).scenarios())
          .isNotEmpty();
    }
  }

  @Test
  void variablesTooAreTheSameInJson() throws IOException {
    Reading reading = new Reading();
    Node root = TreeReader.read("e.yaml", ECHO.getBytes(StandardCharsets.UTF_8), reading).get(0);
    String json = new JsonMapper().writeValueAsString(new Value(root, "", reading).plain());
    assertThat(ScenarioReader.read("echo.json", json))
        .isEqualTo(ScenarioReader.read("echo.yaml", ECHO));
  }
}
