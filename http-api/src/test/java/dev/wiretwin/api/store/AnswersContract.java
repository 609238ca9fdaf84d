package dev.wiretwin.api.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.wiretwin.api.refusal.Refusal;
import dev.wiretwin.api.refusal.RefusalCode;
import dev.wiretwin.api.store.KeptAnswers.Answer;
import dev.wiretwin.api.store.KeptAnswers.Request;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What every keeper of answers does. */
interface AnswersContract {
  Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
  Instant TOMORROW = NOW.plus(Duration.ofDays(1));
  Request ASKED = new Request("k1", "POST /api/v1/comparisons", "abc");
  Answer CREATED =
      new Answer(201, Map.of("Location", "/api/v1/comparisons/c1"), new byte[] {1, 2, 3});

  Store store();

  default KeptAnswers answers() {
    return store().answers();
  }

  @Test
  default void theSameRequestAgainGetsTheSameAnswer() {
    assertThat(answers().begin(ASKED, NOW, TOMORROW)).isEmpty();
    answers().finish("k1", CREATED);
    Answer again = answers().begin(ASKED, NOW.plusSeconds(9), TOMORROW).orElseThrow();
    assertThat(again.status()).isEqualTo(201);
    assertThat(again.headers()).isEqualTo(CREATED.headers());
    assertThat(again.body()).containsExactly(1, 2, 3);
    answers().forget("k1");
    assertThat(answers().begin(ASKED, NOW.plusSeconds(9), TOMORROW)).isPresent();
  }

  @Test
  default void theSameRequestMeanwhileIsToldToWait() {
    answers().begin(ASKED, NOW, TOMORROW);
    Refusal refusal = refused(ASKED, NOW);
    assertThat(refusal.code()).isEqualTo(RefusalCode.IDEMPOTENCY_IN_PROGRESS);
    assertThat(refusal.retryAfter()).isPresent();
  }

  @Test
  default void anotherRequestMayNotUseTheKey() {
    answers().begin(ASKED, NOW, TOMORROW);
    Request body = new Request("k1", ASKED.route(), "other");
    Request route = new Request("k1", "POST /api/v1/sessions", "abc");
    assertThat(refused(body, NOW).code()).isEqualTo(RefusalCode.IDEMPOTENCY_MISMATCH);
    answers().finish("k1", CREATED);
    assertThat(refused(body, NOW).code()).isEqualTo(RefusalCode.IDEMPOTENCY_MISMATCH);
    assertThat(refused(route, NOW)).hasMessageContaining("POST /api/v1/comparisons");
  }

  private Refusal refused(Request request, Instant now) {
    return catchThrowableOfType(Refusal.class, () -> answers().begin(request, now, TOMORROW));
  }

  @Test
  default void aKeyIsFreeAgainWhenItsTimeIsOver() {
    answers().begin(ASKED, NOW, TOMORROW);
    answers().finish("k1", CREATED);
    Request other = new Request("k1", ASKED.route(), "other");
    assertThat(answers().begin(other, TOMORROW, TOMORROW.plusSeconds(9))).isEmpty();
  }

  @Test
  default void whatCameToNothingIsForgotten() {
    answers().begin(ASKED, NOW, TOMORROW);
    answers().forget("k1");
    assertThat(answers().begin(ASKED, NOW, TOMORROW)).isEmpty();
    // of a key that is no more nothing is kept
    answers().finish("k9", CREATED);
    assertThat(answers().begin(new Request("k9", "POST /", "d"), NOW, TOMORROW)).isEmpty();
  }

  @Test
  default void answersGoWhenNobodyMayAskForThemAnyMore() {
    answers().begin(ASKED, NOW, TOMORROW);
    answers().finish("k1", CREATED);
    answers().begin(new Request("k2", "POST /", "d"), NOW, TOMORROW.plusSeconds(1));
    assertThat(store().trim(Retention.DEFAULT, TOMORROW).answers()).isEqualTo(1);
    assertThat(store().trim(Retention.DEFAULT, TOMORROW).answers()).isZero();
  }

  @Test
  default void anAnswerThatIsTooLongIsAMistake() {
    Answer tooLong = new Answer(200, Map.of(), new byte[KeptAnswers.LONGEST_BODY + 1]);
    assertThatIllegalArgumentException().isThrownBy(() -> answers().finish("k1", tooLong));
  }
}
