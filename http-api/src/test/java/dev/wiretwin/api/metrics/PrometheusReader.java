package dev.wiretwin.api.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** Reads a scrape with Prometheus's own library for Python. */
public final class PrometheusReader {
  private PrometheusReader() {}

  /** A metric with its series. */
  public record Family(String name, String type, String help, String unit, List<Sample> samples) {}

  /** A line. */
  public record Sample(String name, Map<String, String> labels, String value) {}

  /** All that a scrape says. */
  public record Read(List<Family> families) {
    /** The value of one series; empty if there is none. */
    public OptionalDouble value(String name, String... labels) {
      return families.stream()
          .flatMap(family -> family.samples().stream())
          .filter(sample -> sample.name().equals(name))
          .filter(sample -> has(sample, labels))
          .mapToDouble(sample -> Double.parseDouble(sample.value().replace("inf", "Infinity")))
          .findFirst();
    }

    private static boolean has(Sample sample, String... labels) {
      for (int i = 0; i < labels.length; i += 2) {
        if (!labels[i + 1].equals(sample.labels().get(labels[i]))) {
          return false;
        }
      }
      return true;
    }

    public Family family(String name) {
      return families.stream()
          .filter(family -> family.name().equals(name))
          .findFirst()
          .orElseThrow(() -> new AssertionError("no " + name));
    }
  }

  static Read read(Metrics metrics) throws IOException, InterruptedException {
    return read(metrics.scrape(false).text(), false);
  }

  public static Read read(byte[] scrape, boolean openMetrics)
      throws IOException, InterruptedException {
    Path text = Files.createTempFile("scrape", ".txt");
    Path said = Files.createTempFile("read", ".txt");
    try {
      Files.write(text, scrape);
      Process python =
          new ProcessBuilder(
                  "/usr/bin/python3", script().toString(), openMetrics ? "openmetrics" : "text")
              .redirectInput(text.toFile())
              .redirectOutput(said.toFile())
              .redirectErrorStream(true)
              .start();
      assertThat(python.waitFor()).as(() -> told(said, scrape)).isZero();
      return new Read(
          List.of(new ObjectMapper().readValue(Files.readString(said), Family[].class)));
    } finally {
      Files.delete(text);
      Files.delete(said);
    }
  }

  private static String told(Path said, byte[] scrape) {
    try {
      return Files.readString(said) + "\n" + new String(scrape, StandardCharsets.UTF_8);
    } catch (IOException odd) {
      return odd.toString();
    }
  }

  private static Path script() {
    try {
      return Path.of(PrometheusReader.class.getResource("read.py").toURI());
    } catch (URISyntaxException odd) {
      throw new AssertionError(odd);
    }
  }
}
