package dev.wiretwin.api.comparisons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wiretwin.api.catalogue.Catalogue;
import dev.wiretwin.api.catalogue.CatalogueFile;
import dev.wiretwin.api.refusal.Refusal;
import dev.wiretwin.api.refusal.RefusalCode;
import java.nio.file.Files;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class AcceptancesTest {
  private static final String SCENARIO = "refused0";

  private final Bureau bureau = new Bureau();
  private final Acceptances acceptances = new Acceptances(bureau.desk, bureau.catalogue);

  @AfterEach
  void close() {
    bureau.close();
  }

  private String compared(String... targets) throws Exception {
    String id = bureau.comparisons.submit(Bureau.wish(1, targets)).id();
    bureau.over(id);
    return id;
  }

  private String verdict(String id) {
    return bureau.comparisons.info(id).verdict();
  }

  private static void refused(ThrowingCallable what, RefusalCode code) {
    assertThatThrownBy(what).satisfies(f -> assertThat(((Refusal) f).code()).isEqualTo(code));
  }

  @Test
  void whatIsAcceptedIsKnownToTheNextComparison() throws Exception {
    bureau.boards.answering("board:x", -42);
    String first = compared("board:x", "jvm");
    assertThat(verdict(first)).isEqualTo("new");
    assertThat(acceptances.standing(first, SCENARIO).left()).isEqualTo(1);
    Acceptances.Standing now = acceptances.accept(first, SCENARIO, "Our proxy.", "Wait.");
    assertThat(now.left()).isZero();
    assertThat(now.accepted())
        .containsExactly(new Acceptances.Entry("own-refused0-close", "Our proxy.", "Wait."));
    assertThat(acceptances.standing(first, SCENARIO)).isEqualTo(now);
    assertThat(verdict(compared("board:x", "jvm"))).isEqualTo("known");
    assertThat(verdict(first)).as("a report stays as it was").isEqualTo("new");
    Catalogue restarted = Catalogue.builtIn().with(new CatalogueFile(bureau.own));
    assertThat(restarted.entry("own-refused0-close")).isPresent();
  }

  @Test
  void everyTargetsDivergenceIsAcceptedAndAlikeOnesOnce() throws Exception {
    bureau.boards.answering("board:x", -42).answering("board:y", -42).answering("board:z", -43);
    String id = compared("board:x", "board:y", "board:z", "jvm");
    assertThat(acceptances.standing(id, SCENARIO).left()).isEqualTo(3);
    assertThat(acceptances.accept(id, SCENARIO, "w", "").accepted())
        .extracting(Acceptances.Entry::id)
        .containsExactly("own-refused0-close", "own-refused0-close-2");
  }

  @Test
  void whatIsNotNewIsNotAccepted() throws Exception {
    String same = compared("board:x", "jvm");
    refused(() -> acceptances.accept(same, SCENARIO, "w", ""), RefusalCode.NOTHING_NEW);
    bureau.boards.answering("board:x", -42);
    String id = compared("board:x", "jvm");
    acceptances.accept(id, SCENARIO, "w", "");
    refused(() -> acceptances.accept(id, SCENARIO, "w", ""), RefusalCode.NOTHING_NEW);
    refused(() -> acceptances.accept(id, "other", "w", ""), RefusalCode.REPORT_NOT_FOUND);
    refused(() -> acceptances.standing("c1", SCENARIO), RefusalCode.COMPARISON_NOT_FOUND);
  }

  @Test
  void aFailureIsToldAndNothingIsKnownByIt() throws Exception {
    bureau.boards.answering("board:x", -42);
    String id = compared("board:x", "jvm");
    refused(() -> acceptances.accept(id, SCENARIO, " ", ""), RefusalCode.BAD_REQUEST);
    Files.createDirectory(bureau.own);
    refused(() -> acceptances.accept(id, SCENARIO, "w", ""), RefusalCode.STATE_UNUSABLE);
    assertThat(acceptances.standing(id, SCENARIO).left()).isEqualTo(1);
  }
}
