package dev.wiretwin.api.catalogue;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What an entry of the catalogue explains, and a neighbour that it must not.
 *
 * @param firmware of the board; that of most entries when it is left out
 * @param explains the behaviour itself
 * @param beside what else is seen with it
 * @param entails what is explained only beside it
 * @param fresh differs in one thing only, and is new
 */
record Example(
    String id,
    String firmware,
    String scenario,
    Divergence explains,
    List<Divergence> beside,
    List<Divergence> entails,
    Divergence fresh) {
  static List<Example> all() {
    try (InputStream in = Example.class.getResourceAsStream("examples.yaml")) {
      return List.of(new YAMLMapper().readValue(in, Written[].class)).stream()
          .map(Written::example)
          .toList();
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  /** The whole comparison, with this one in the place of the behaviour itself. */
  List<Divergence> with(Divergence one) {
    List<Divergence> all = new ArrayList<>(List.of(one));
    all.addAll(beside);
    return all;
  }

  private record Side(String field, String jvm, String board) {
    Divergence divergence() {
      return new Divergence(field, 1, jvm, board);
    }

    static List<Divergence> all(List<Side> sides) {
      return sides == null ? List.of() : sides.stream().map(Side::divergence).toList();
    }
  }

  private record Written(
      String id,
      String firmware,
      String scenario,
      Side explains,
      List<Side> beside,
      List<Side> entails,
      @com.fasterxml.jackson.annotation.JsonProperty("new") Side fresh) {
    Example example() {
      return new Example(
          id,
          firmware == null ? "nodemcu-3.0.0" : firmware,
          scenario,
          explains.divergence(),
          Side.all(beside),
          Side.all(entails),
          fresh.divergence());
    }
  }
}
