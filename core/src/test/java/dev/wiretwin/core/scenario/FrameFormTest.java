package dev.wiretwin.core.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.core.frame.Bytes;
import dev.wiretwin.core.frame.Outbox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrameFormTest {
  private static Bytes bytes(Draft frames) {
    Outbox out = new Outbox();
    FrameForm.readAll(frames.value(), out);
    return Bytes.copyOf(out.array(), 0, out.size());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{text: hi}                              | 8102 6869",
        "{text: {hex: 6869}}                     | 8102 6869",
        "{text: é}                               | 8102 c3a9",
        "{text: ''}                              | 8100",
        "{text: hi, fin: false}                  | 0102 6869",
        "{text: hi, rsv: 4}                      | c102 6869",
        "{text: hi, rsv: 1}                      | 9102 6869",
        "{text: hi, opcode: 3}                   | 8302 6869",
        "{text: hi, masked: true}                | 8182 12345678 7a5d",
        "{binary: 00 ff}                         | 8202 00ff",
        "{continuation: lo}                      | 8002 6c6f",
        "{ping: p}                               | 8901 70",
        "{ping: {hex: ff}}                       | 8901 ff",
        "{pong: {text: p}}                       | 8a01 70",
        "ping                                    | 8900",
        "close                                   | 8800",
        "{close: {}}                             | 8800",
        "{close: 1001}                           | 8802 03e9",
        "{close: {code: 1001, reason: bye}}      | 8805 03e9 627965",
        "{close: {hex: '03'}}                    | 8801 03",
        "{text: ab, repeat: 2}                   | 8104 61626162",
        "{binary: '01', repeat: 0}               | 8200",
      })
  void aFrameBecomesItsBytes(String yaml, String hex) {
    Draft draft = Draft.of("[" + yaml + "]");
    assertThat(bytes(draft)).isEqualTo(Bytes.fromHex(hex));
    assertThat(draft.complaints()).isEmpty();
  }

  @Test
  void severalTravelTogether() {
    assertThat(bytes(Draft.of("[text: a, ping, {binary: '02'}]")))
        .isEqualTo(Bytes.fromHex("810161 8900 820102"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{txt: hi}                     | x[0]: unknown step \"txt\": did you mean \"text\"?",
        "{text: hi, opcode: 16}        | x[0].opcode: must be 0 to 15, not 16",
        "{text: hi, rsv: 8}            | x[0].rsv: must be 0 to 7, not 8",
        "{text: hi, fin: 1}            | x[0].fin: must be true or false, not 1",
        "{text: hi, maskd: 1}          | x[0].maskd: unknown field: did you mean \"masked\"?",
        "{text: {text: a, hex: 00}}    | x[0].text: has both text and hex: give one of them",
        "{binary: 0}                   | x[0].binary: must be hex digits, two for each byte, not 0",
        "{close: 65536}                | x[0].close: must be 0 to 65535, not 65536",
        "{close: {reason: a}}          | x[0].close.reason: needs a code in front of it",
        "{text: ab, repeat: 16777216}  | x[0].repeat: must not make the payload longer than 16 MiB",
        "{text: a, repeat: -1}         | x[0].repeat: must be 0 to 16777216, not -1",
      })
  void whatIsWrongIsComplainedAbout(String yaml, String complaint) {
    Draft draft = Draft.of("[" + yaml + "]");
    bytes(draft);
    assertThat(draft.complaints()).containsExactly(complaint);
  }

  @Test
  void opcodesHaveNamesAndNumbers() {
    assertThat(FrameForm.opcode(Draft.of("close").value())).isEqualTo(8);
    assertThat(FrameForm.opcode(Draft.of("11").value())).isEqualTo(11);
    Draft draft = Draft.of("clos");
    FrameForm.opcode(draft.value());
    assertThat(draft.complaints())
        .containsExactly(
            "x: must be 0 to 15, or one of continuation, text, binary, close, ping, pong,"
                + " not \"clos\"");
  }

  @Test
  void repetitionCountsAsMemory() {
    Draft draft = Draft.of("[{text: a, repeat: 16777216}]");
    draft.value().claim(Reading.MOST_PAYLOAD_BYTES - 10);
    assertThat(bytes(draft).length()).isEqualTo(3);
    assertThat(draft.complaints()).singleElement().asString().contains("at most 64 MiB");
  }
}
