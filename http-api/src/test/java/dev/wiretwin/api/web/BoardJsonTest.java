package dev.wiretwin.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wiretwin.api.board.BoardInfo;
import dev.wiretwin.api.board.BoardView;
import dev.wiretwin.api.board.Known;
import dev.wiretwin.api.store.KeptLeases.Holder;
import dev.wiretwin.api.store.KeptLeases.Lease;
import dev.wiretwin.bridge.identify.BootReason;
import dev.wiretwin.bridge.identify.Identification;
import dev.wiretwin.bridge.identify.LuaInfo;
import dev.wiretwin.bridge.wifi.WifiNetwork;
import dev.wiretwin.bridge.wifi.WifiStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class BoardJsonTest {
  private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");
  private static final BoardInfo INFO =
      new BoardInfo(
          "usb-1-1.2",
          BoardInfo.Kind.REAL,
          "/dev/ttyUSB0",
          "usb-1-1.2",
          "CH340",
          Optional.of(
              new BoardInfo.Usb(
                  Optional.of("1a86:7523"),
                  Optional.empty(),
                  Optional.of("USB Serial"),
                  Optional.empty(),
                  Optional.of("1-1.2"))),
          OptionalLong.empty(),
          Optional.empty());

  private static BoardView view(Known known) {
    return new BoardView(
        INFO,
        BoardView.State.FREE,
        Optional.empty(),
        false,
        0,
        115_200,
        known,
        Optional.of("you may not use /dev/ttyUSB0"),
        Optional.of(
            new Lease(
                "usb-1-1.2",
                new Holder("ada", Optional.of("nightly"), Optional.empty()),
                7,
                NOON,
                NOON.plusSeconds(60))),
        Optional.of("screen (process 4711)"),
        false);
  }

  private static JsonNode json(Known known) {
    ObjectMapper mapper = Json.mapper(10_000);
    return mapper.valueToTree(BoardJson.of(view(known)));
  }

  private static Known known(OptionalInt heap, long told, Optional<Identification> found) {
    return new Known(
        found,
        found.map(it -> NOON),
        Optional.of(
            new WifiStatus(1, 0, Optional.of("lab"), Optional.empty(), OptionalInt.empty())),
        List.of(new WifiNetwork("lab", "00:11:22:33:44:55", -60, 3, 6)),
        Optional.of(new BootReason(BootReason.Kind.POWER_ON, "power-on")),
        Optional.empty(),
        heap,
        told);
  }

  private static Identification lua(long heap) {
    return new Identification.LuaFirmware(
        new LuaInfo(
            "3.0.0",
            "",
            "",
            "",
            "Lua 5.1",
            List.of("wifi", "websocket"),
            false,
            0,
            heap,
            2,
            3,
            4,
            Optional.empty(),
            Optional.of(
                new WifiStatus(1, 0, Optional.empty(), Optional.empty(), OptionalInt.empty()))),
        115_200);
  }

  @Test
  void whatIsKnownIsSaidAndWhatIsNotIsLeftOut() {
    JsonNode board = json(known(OptionalInt.empty(), 2, Optional.of(lua(40_000))));
    assertThat(board.at("/usb/id").asText()).isEqualTo("1a86:7523");
    assertThat(board.at("/usb/serialNumber").isMissingNode()).isTrue();
    assertThat(board.at("/heap").asInt()).isEqualTo(40_000);
    assertThat(board.at("/websocket").asBoolean()).isTrue();
    assertThat(board.at("/networks/0/security").asText()).isEqualTo("WPA2");
    assertThat(board.at("/lease/holder").asText()).isEqualTo("ada");
    assertThat(board.at("/lease/fence").isMissingNode()).isTrue();
    assertThat(board.at("/heldBy").asText()).isEqualTo("screen (process 4711)");
    assertThat(board.at("/trouble").asText()).contains("you may not use");
    assertThat(board.at("/advice").asText()).contains("POST /api/v1/boards/usb-1-1.2/wifi");
    assertThat(board.at("/identifiedAt").asText()).isEqualTo("2026-01-31T12:00:00Z");
    assertThat(board.at("/lastBoot/kind").asText()).isEqualTo("power-on");
  }

  @Test
  void theAgentKnowsBetterThanAnOldLook() {
    assertThat(json(known(OptionalInt.of(31_000), 0, Optional.of(lua(40_000)))).at("/heap").asInt())
        .isEqualTo(31_000);
    assertThat(
            json(known(OptionalInt.empty(), 0, Optional.of(lua(-1)))).at("/heap").isMissingNode())
        .isTrue();
  }

  @Test
  void aBoardNobodyHasLookedAtHasLittle() {
    JsonNode board = json(known(OptionalInt.empty(), 0, Optional.empty()));
    assertThat(board.has("firmware")).isFalse();
    assertThat(board.has("advice")).isFalse();
    assertThat(board.get("state").asText()).isEqualTo("free");
    JsonNode silent =
        json(known(OptionalInt.empty(), 0, Optional.of(new Identification.Silent(false))));
    assertThat(silent.get("firmwareKind").asText()).isEqualTo("silent");
    assertThat(silent.has("websocket")).isFalse();
  }
}
