package dev.wiretwin.bridge.at;

import static dev.wiretwin.bridge.at.ToyModule.ERROR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class AtAskTest {
  private static final Duration QUICK = Duration.ofSeconds(5);

  private final ToyModule toy = new ToyModule();
  private final AtAsk ask = new AtAsk(toy.module);

  private AtAnswer answer(CompletableFuture<AtAnswer> asked) throws Exception {
    toy.loop.run();
    return AtAsk.await(asked, Duration.ofMillis(1)).orElseThrow();
  }

  @Test
  void aModuleThatIsNotSetUpIsNotAsked() {
    assertThatThrownBy(ask::traits).isInstanceOf(IOException.class).hasMessageContaining("set up");
    assertThatThrownBy(() -> answer(ask.submit("AT", QUICK)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("being set up");
    assertThat(toy.seen).isEmpty();
  }

  @Test
  void anAnswerComesWhetherItIsARefusalOrNot() throws Exception {
    toy.up().answer("AT+CWQAP", ERROR);
    assertThat(ask.traits()).isEqualTo(AtGeneration.ESP_AT_2.traits());
    assertThat(answer(ask.submit("AT", QUICK)).isOk()).isTrue();
    assertThat(answer(ask.submit("AT+CWQAP", QUICK)).kind()).isEqualTo(AtAnswer.Kind.ERROR);
  }

  @Test
  void aModuleThatStartsAnewOrDoesNotSayIsAnError() {
    toy.up().answer("AT+CWQAP", "\\r\\nready\\r\\n");
    assertThatThrownBy(() -> answer(ask.submit("AT+CWQAP", QUICK)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("started anew");
    toy.up().answer("AT+CWQAP", null);
    CompletableFuture<AtAnswer> silent = ask.submit("AT+CWQAP", QUICK);
    toy.pass(10);
    assertThatThrownBy(() -> answer(silent)).hasMessageContaining("did not answer in time");
  }

  @Test
  void whoHasToWaitTooLongIsToldNothing() throws Exception {
    toy.up().answer("AT+CWQAP", null);
    CompletableFuture<AtAnswer> silent = ask.submit("AT+CWQAP", QUICK);
    assertThat(AtAsk.await(silent, Duration.ofMillis(1))).isEmpty();
  }

  @Test
  void moreThanCanWaitAreRefused() throws Exception {
    toy.up().answer("AT+CWQAP", null);
    for (int i = 0; i <= AtDialog.MOST_WAITING; i++) {
      ask.submit("AT+CWQAP", QUICK);
    }
    assertThatThrownBy(() -> answer(ask.submit("AT", QUICK)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("try again later");
  }

  @Test
  void secretsAreStarsInWhatTheModuleSaysOfThem() throws Exception {
    toy.up().answer("AT+CWJAP", "junk horse\\r\\n" + ERROR);
    AtAnswer answer = answer(ask.submit("AT+CWJAP=\"lab\",\"horse\"", QUICK, List.of("horse")));
    assertThat(answer.lines()).containsExactly("junk ***");
    toy.answer("AT+CWJAP", null);
    ask.submit("AT+CWJAP=\"lab\",\"horse\"", QUICK, List.of("horse"));
    toy.loop.run();
    assertThat(toy.seen).noneMatch(line -> line.startsWith("remark") && line.contains("horse"));
  }

  @Test
  void askingWaitsAndDemandingWantsAnOk() throws Exception {
    try (TalkingModule talking = new TalkingModule("2.3.0.0(x)").up()) {
      talking.answer("AT+CWQAP", ERROR);
      AtAsk blocking = new AtAsk(talking.module);
      assertThat(blocking.ask("AT+CWQAP", QUICK).kind()).isEqualTo(AtAnswer.Kind.ERROR);
      assertThat(blocking.demand("AT", QUICK).isOk()).isTrue();
      assertThatThrownBy(() -> blocking.demand("AT+CWQAP", QUICK))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("the module refuses AT+CWQAP (ERROR)");
      talking.end();
      assertThatThrownBy(() -> blocking.ask("AT", QUICK)).hasMessageContaining("given back");
    }
  }
}
