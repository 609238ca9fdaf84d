package dev.wiretwin.api.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class AppearanceTest {
  private static final Divergence CAUSE = new Divergence("close", 1, "close 0", "close -6");
  private static final Divergence COMPANY = new Divergence("frame", 1, "close", "nothing");
  private static final Divergence RESULT = new Divergence("tcp", 1, "server", "client");
  private static final Shape CAUSE_SHAPE = new Shape("close", "close 0", "close -6");

  private static final Appearance ALONE =
      new Appearance(List.of(CAUSE_SHAPE), List.of(), List.of(new Shape("tcp", ".*", ".*")));

  private static final Appearance IN_COMPANY =
      new Appearance(
          List.of(CAUSE_SHAPE), List.of(new Shape("frame", "close", ".*")), ALONE.then());

  @Test
  void whatFollowsIsExplainedOnlyWhereTheCauseIsSeen() {
    assertThat(ALONE.is(CAUSE, List.of(CAUSE), 0)).isTrue();
    assertThat(ALONE.is(RESULT, List.of(CAUSE, RESULT), 0)).isFalse();
    assertThat(ALONE.entails(RESULT, List.of(CAUSE, RESULT), 0)).isTrue();
    assertThat(ALONE.entails(RESULT, List.of(COMPANY, RESULT), 0)).isFalse();
    assertThat(ALONE.entails(COMPANY, List.of(CAUSE, COMPANY), 0)).isFalse();
  }

  @Test
  void whatNeedsCompanyIsNothingAlone() {
    assertThat(IN_COMPANY.is(CAUSE, List.of(CAUSE), 0)).isFalse();
    assertThat(IN_COMPANY.is(CAUSE, List.of(CAUSE, COMPANY), 0)).isTrue();
    assertThat(IN_COMPANY.entails(RESULT, List.of(CAUSE, RESULT), 0)).isFalse();
    assertThat(IN_COMPANY.entails(RESULT, List.of(CAUSE, COMPANY, RESULT), 0)).isTrue();
  }
}
