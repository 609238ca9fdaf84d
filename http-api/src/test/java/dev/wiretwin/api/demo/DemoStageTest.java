package dev.wiretwin.api.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.api.demo.DemoStep.Ending;
import dev.wiretwin.core.client.ClientConfig;
import dev.wiretwin.core.client.On;
import java.time.Instant;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;

class DemoStageTest {
  private final DemoStage stage = new DemoStage(Instant.now());

  @Test
  void theEchoRoundEndsWithoutAFault() throws Exception {
    Ending ending = stage.echo();
    assertThat(ending.hasStatus(0)).isTrue();
    assertThat(ending.fault()).isEmpty();
  }

  @Test
  void theEchoRoundThroughTlsEndsWithoutAFault() throws Exception {
    Ending ending = stage.echoThroughTls();
    assertThat(ending.hasStatus(0)).isTrue();
    assertThat(ending.fault()).isEmpty();
  }

  @Test
  void aStrangersCertificateIsNotBelieved() throws Exception {
    assertThat(stage.strangeCertificate().hasStatus(-128)).isTrue();
  }

  @Test
  void aPortWhereNobodyListensRefuses() throws Exception {
    assertThat(stage.refused().hasStatus(-109)).isTrue();
  }

  @Test
  void anAddressIsVisitedAsItIs() throws Exception {
    assertThat(stage.visit("no address").hasStatus(-1)).isTrue();
  }

  @Test
  void aScriptIsMetByAClientWithItsHandlers() throws Exception {
    BlockingQueue<Integer> opcodes = new LinkedBlockingQueue<>();
    Ending ending =
        stage.peer(
            ClientConfig.DEFAULT,
            line -> {
              line.openProperly();
              opcodes.add(line.readFrame());
            },
            client -> client.on(On.CONNECTION, self -> self.send("hello")));
    assertThat(ending.hasStatus(-110)).isTrue();
    assertThat(opcodes).containsExactly(1);
  }
}
