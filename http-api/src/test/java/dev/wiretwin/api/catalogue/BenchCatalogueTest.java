package dev.wiretwin.api.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wiretwin.api.refusal.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchCatalogueTest {
  private static final Between WHOM = new Between("hello", "wiretwin", "nodemcu-3.0.0", 500);
  private static final Divergence NEW = new Divergence("close", 1, "close 0", "close -42");

  @TempDir private Path folder;

  private Path file() {
    return folder.resolve("own.yaml");
  }

  private BenchCatalogue bench() {
    return new BenchCatalogue(Catalogue.builtIn(), new CatalogueFile(file()));
  }

  private static Optional<String> known(BenchCatalogue bench, Divergence one) {
    return bench.now().explain(WHOM, List.of(one)).get(0).map(CatalogueEntry::id);
  }

  @Test
  void whatIsAcceptedIsKnownAtOnceAndAfterARestart() {
    BenchCatalogue bench = bench();
    assertThat(known(bench, NEW)).isEmpty();
    bench.accept(WHOM, NEW, "Our proxy.", "Wait.");
    assertThat(known(bench, NEW)).contains("own-hello-close");
    assertThat(known(bench(), NEW)).contains("own-hello-close");
    assertThat(bench.now().entry("own-hello-close").orElseThrow().advice()).isEqualTo("Wait.");
  }

  @Test
  void eachGetsAnIdOfItsOwn() {
    BenchCatalogue bench = bench();
    Divergence other = new Divergence("close", 1, "close 0", "close -43");
    bench.accept(WHOM, NEW, "This.", "");
    bench.accept(WHOM, other, "That.", "");
    assertThat(known(bench, other)).contains("own-hello-close-2");
  }

  @Test
  void whatWasWrittenByHandMeanwhileCountsToo() throws IOException {
    BenchCatalogue bench = bench();
    bench.accept(WHOM, NEW, "This.", "");
    Files.writeString(
        file(),
        "- {id: mine, field: close, jvm: close 0, board: close -1, words: w}\n",
        StandardOpenOption.APPEND);
    bench.accept(WHOM, new Divergence("frame", 1, "ping", "nothing"), "That.", "");
    assertThat(known(bench, new Divergence("close", 1, "close 0", "close -1"))).contains("mine");
  }

  @Test
  void whatCannotBeWrittenIsNotKnown() throws IOException {
    BenchCatalogue bench = bench();
    Files.createDirectory(file());
    assertThatThrownBy(() -> bench.accept(WHOM, NEW, "w", "")).isInstanceOf(Refusal.class);
    assertThat(known(bench, NEW)).isEmpty();
    assertThatThrownBy(() -> bench().accept(WHOM, NEW, " ", "")).isInstanceOf(Refusal.class);
  }
}
