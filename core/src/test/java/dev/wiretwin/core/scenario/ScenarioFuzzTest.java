package dev.wiretwin.core.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Whatever a file holds, it is a suite or it is refused with complaints; nothing else may happen.
 * {@code -Dscenario.fuzz=1000000} takes as many files.
 */
class ScenarioFuzzTest {
  private static final int FILES = Integer.getInteger("scenario.fuzz", 6_000);
  private static final List<String> WORDS =
      List.of(
          "{",
          "}",
          "[",
          "]",
          ":",
          "- ",
          "\n",
          "\n  ",
          "\"",
          "'",
          "#",
          "&a ",
          "*a",
          "<<: ",
          "|",
          ">",
          "!!binary ",
          "%",
          "@",
          "`",
          "? ",
          "---\n",
          "...\n",
          "null",
          "~",
          "true",
          "-1",
          "0x",
          "1e9",
          "99999999999999999999",
          "\t",
          "\0",
          "\uFEFF",
          "é",
          "{port}",
          "{size}",
          "../",
          "fin",
          "do",
          "vars",
          "repeat",
          "fill_count",
          "delay: 1y",
          "close: {}",
          "cases: ",
          "files: ",
          "!<tag> ",
          "!!int ",
          "!!float ",
          "0b1",
          "0o7",
          "1:30",
          "+.inf",
          ".nan",
          "2001-01-01",
          "=",
          "\r");

  @Test
  void aFileIsASuiteOrIsRefusedWithComplaints() throws IOException {
    List<byte[]> sources = sources();
    Random random = new Random(20261122);
    int refused = 0;
    for (int i = 0; i < FILES; i++) {
      byte[] mutated = sources.get(random.nextInt(sources.size()));
      for (int edits = 1 + random.nextInt(4); edits > 0; edits--) {
        mutated = mutated(mutated, sources, random);
      }
      refused += isRefused(random.nextInt(4) == 0 ? "f.json" : "f.yaml", mutated) ? 1 : 0;
    }
    assertThat(refused).isBetween(FILES / 2, FILES - FILES / 100);
  }

  private static boolean isRefused(String file, byte[] content) {
    try {
      Suite suite = SuiteReader.read(file, content, sibling -> Optional.empty());
      assertThat(suite.scenarios()).allMatch(one -> ScenarioReader.isName(one.name()));
      return false;
    } catch (ScenarioProblems problems) {
      assertThat(problems.complaints()).isNotEmpty().hasSizeLessThanOrEqualTo(20);
      assertThat(problems.complaints())
          .allMatch(one -> one.file().equals(file) && !one.sentence().isBlank());
      assertThat(problems.getMessage().length()).isLessThan(20_000);
      return true;
    } catch (RuntimeException | StackOverflowError other) {
      throw new AssertionError(
          "not refused but broken by: " + new String(content, StandardCharsets.UTF_8), other);
    }
  }

  /** Small files of every kind, so that a mutation means something. */
  private static List<byte[]> sources() throws IOException {
    List<byte[]> sources = new ArrayList<>();
    for (String name : List.of("handshake", "framing", "fragments", "control", "closing", "text")) {
      sources.addAll(cases(resource("/scenarios/rfc6455/" + name + ".yaml"), "\n\n  - name: "));
    }
    sources.addAll(cases(resource("/scenarios/smoke/suite.yaml"), "\n\n  - name: "));
    String[] vectors = resource("/vectors/nodemcu-websocket-3.0.0.json").split(",?\n");
    Arrays.stream(vectors)
        .filter(line -> line.startsWith("{\"id\"") && line.length() < 3000)
        .forEach(line -> sources.add(line.getBytes(StandardCharsets.UTF_8)));
    assertThat(sources).hasSizeGreaterThan(300);
    return sources;
  }

  private static List<byte[]> cases(String file, String start) {
    return Arrays.stream(file.split(start))
        .skip(1)
        .map(one -> ("cases:\n  - name: " + one).getBytes(StandardCharsets.UTF_8))
        .toList();
  }

  private static String resource(String place) throws IOException {
    try (InputStream in = ScenarioFuzzTest.class.getResourceAsStream(place)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static byte[] mutated(byte[] from, List<byte[]> sources, Random random) {
    int at = random.nextInt(from.length + 1);
    int length = random.nextInt(Math.min(40, from.length - at) + 1);
    return switch (random.nextInt(6)) {
      case 0 -> {
        byte[] flipped = from.clone();
        if (at < flipped.length) {
          flipped[at] ^= (byte) (1 << random.nextInt(8));
        }
        yield flipped;
      }
      case 1 -> spliced(from, at, length, new byte[0]);
      case 2 -> spliced(from, at, 0, Arrays.copyOfRange(from, at, at + length));
      case 3 -> {
        byte[] other = sources.get(random.nextInt(sources.size()));
        int start = random.nextInt(other.length);
        int end = Math.min(other.length, start + random.nextInt(60));
        yield spliced(from, at, 0, Arrays.copyOfRange(other, start, end));
      }
      default -> {
        String word = WORDS.get(random.nextInt(WORDS.size()));
        yield spliced(from, at, random.nextInt(2) * length, word.getBytes(StandardCharsets.UTF_8));
      }
    };
  }

  private static byte[] spliced(byte[] from, int at, int removed, byte[] added) {
    byte[] to = new byte[from.length - removed + added.length];
    System.arraycopy(from, 0, to, 0, at);
    System.arraycopy(added, 0, to, at, added.length);
    System.arraycopy(from, at + removed, to, at + added.length, from.length - at - removed);
    return to;
  }
}
