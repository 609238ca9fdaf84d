package dev.wiretwin.api.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AlignmentTest {
  private static String aligned(String first, String second) {
    List<String> mine = List.of(first.split(""));
    List<String> others = List.of(second.split(""));
    StringBuilder text = new StringBuilder();
    for (Alignment.Pair pair : Alignment.of(mine, others)) {
      text.append(pair.first().map(mine::get).orElse("-"))
          .append(pair.second().map(others::get).orElse("-"))
          .append(' ');
    }
    return text.toString().strip();
  }

  @Test
  void asMuchAsPossibleIsEqual() {
    assertThat(aligned("abc", "abc")).isEqualTo("aa bb cc");
    assertThat(aligned("abc", "ac")).isEqualTo("aa b- cc");
    assertThat(aligned("ac", "abc")).isEqualTo("aa -b cc");
  }

  @Test
  void whatIsLeftBetweenIsPairedInOrder() {
    assertThat(aligned("axyb", "apb")).isEqualTo("aa xp y- bb");
    assertThat(aligned("xy", "pq")).isEqualTo("xp yq");
  }

  @Test
  void hugeSequencesAreComparedPlaceByPlace() {
    List<String> many = Collections.nCopies(2_001, "a");
    List<Alignment.Pair> pairs = Alignment.of(many, List.of("a", "b"));
    assertThat(pairs).hasSize(2_001);
    assertThat(pairs.get(1).second()).isEqualTo(Optional.of(1));
  }
}
