package dev.wiretwin.bridge.at;

import static dev.wiretwin.bridge.at.ToyModule.OK;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AtWatchTest {
  private static ToyModule fast() {
    return new ToyModule(AtSettings.DEFAULT.withBaud(115_200, 921_600)).up();
  }

  @Test
  void aModuleWithLinksIsAskedForDataWhoseNoticeGotLost() {
    ToyModule toy = new ToyModule().up();
    toy.pass(3);
    assertThat(toy.seen).isEmpty();
    toy.open();
    toy.answer("AT+CIPRECVLEN?", "+CIPRECVLEN:5,-1,,-1,-1\\r\\n" + OK);
    toy.pass(1);
    assertThat(toy.seen).containsSubsequence("AT+CIPRECVLEN?", "AT+CIPRECVDATA=0,2048");
    toy.answer("AT+CIPRECVLEN?", "+CIPRECVLEN:-1,-1,-1,-1,-1\\r\\n" + OK);
    toy.seen.clear();
    toy.pass(2);
    assertThat(toy.seen).containsOnly("AT+CIPRECVLEN?");
  }

  @Test
  void noiseAtAFasterRateIsNothingWhileThereIsASignOfLife() {
    ToyModule toy = fast();
    toy.say("\\xf0\\xe1\\r\\n");
    toy.pass(1);
    assertThat(toy.seen).containsExactly("AT");
    assertThat(toy.module.isReady()).isTrue();
  }

  @Test
  void noiseAtAFasterRateAndNoSignOfLifeIsAStart() {
    ToyModule toy = fast();
    toy.answer("AT", null);
    toy.say("\\xf0\\xe1\\r\\n\\xf0\\xe1\\r\\n");
    toy.pass(1);
    assertThat(toy.seen)
        .startsWith("AT", "AT", "baud 115200")
        .anyMatch(line -> line.startsWith("restarted: ") && line.contains("921600 baud"));
    toy.answer("AT", OK);
    toy.pass(5);
    assertThat(toy.module.isReady()).isTrue();
    assertThat(toy.baud()).isEqualTo(921_600);
  }

  @Test
  void noiseAtTheUsualRateIsOnlyNoise() {
    ToyModule toy = new ToyModule().up();
    toy.say("\\xf0\\xe1\\r\\n");
    toy.pass(1);
    assertThat(toy.seen).isEmpty();
  }
}
