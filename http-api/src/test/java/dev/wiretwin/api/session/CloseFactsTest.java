package dev.wiretwin.api.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wiretwin.core.client.Close;
import dev.wiretwin.core.engine.CloseFrame;
import dev.wiretwin.core.engine.Side;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class CloseFactsTest {
  private static String json(Close close) throws Exception {
    return new ObjectMapper().writeValueAsString(CloseFacts.of(close));
  }

  @Test
  void allThatIsKnownIsSaid() throws Exception {
    Close close =
        new Close(
            -6,
            Side.PEER,
            Optional.of(new CloseFrame(1001, "")),
            Optional.of(new CloseFrame(1001, "later")),
            true,
            OptionalInt.empty(),
            "The peer asked to close.");
    assertThat(json(close))
        .isEqualTo(
            "{\"status\":-6,\"meaning\":\"server requested termination\",\"sentence\":\"The peer"
                + " asked to close.\",\"first\":\"peer\",\"clean\":true,\"sent\":{\"code\":1001,"
                + "\"reason\":\"\"},\"received\":{\"code\":1001,\"reason\":\"later\"}}");
  }

  @Test
  void aRefusalHasItsHttpStatusAndWhatIsNotThereIsLeftOut() throws Exception {
    Close close =
        new Close(
            -17, Side.PEER, Optional.empty(), Optional.empty(), false, OptionalInt.of(404), "No.");
    assertThat(json(close)).contains("\"httpStatus\":404").doesNotContain("sent\"", "received");
  }

  @Test
  void aBoardTellsItsStatusAndWeSayWhatItMeans() {
    CloseFacts facts = CloseFacts.of(Close.told(-19));
    assertThat(facts.meaning()).isEqualTo("no answer to health checks");
    assertThat(facts.first()).isEqualTo("us");
    assertThat(facts.weight()).isPositive();
  }
}
