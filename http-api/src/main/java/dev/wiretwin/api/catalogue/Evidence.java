package dev.wiretwin.api.catalogue;

import java.util.ArrayList;
import java.util.List;

/**
 * Where one can look whether an explanation is true. Immutable.
 *
 * @param cases ids of recorded vectors; a {@code *} at the end stands for all that begin so
 * @param functions of the firmware, or what else is responsible
 * @param rfc sections of RFC 6455, or of another document named along
 */
public record Evidence(List<String> cases, List<String> functions, List<String> rfc) {
  public static final Evidence NONE = new Evidence(List.of(), List.of(), List.of());

  public Evidence {
    cases = List.copyOf(cases);
    functions = List.copyOf(functions);
    rfc = List.copyOf(rfc);
  }

  public boolean isEmpty() {
    return all().isEmpty();
  }

  /** All of it, for one line. */
  public List<String> all() {
    List<String> all = new ArrayList<>(cases);
    all.addAll(functions);
    rfc.forEach(section -> all.add(section.matches("[0-9.]+") ? "RFC 6455 §" + section : section));
    return all;
  }
}
