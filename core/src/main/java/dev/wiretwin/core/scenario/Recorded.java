package dev.wiretwin.core.scenario;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a recorded vector says was seen, kept for whoever compares: maps, lists, strings, numbers,
 * truths and nulls as they stand in the file. Immutable.
 *
 * @param group which part of the recording
 * @param status {@code defined}, {@code allocator_dependent}, {@code undefined}, {@code hang} or
 *     {@code oracle_limit}
 * @param findings everything about the outcome, by the names of the file, such as {@code observed}
 *     or {@code undefined}
 */
public record Recorded(String group, String status, Map<String, Object> findings) {
  /** Not an outcome, but without it none can be repeated. */
  static final String FAILING = "fail_ws_alloc";

  /** The fields of a case that tell of its outcome. */
  static final List<String> FINDINGS =
      List.of(
          "observed",
          "observed_before_undefined",
          "observed_first_events",
          "if_zero_size_alloc_returns_pointer",
          "undefined",
          "hang");

  public Recorded {
    findings = Collections.unmodifiableMap(new LinkedHashMap<>(findings));
  }

  /**
   * Which allocation of the firmware's client failed while this was recorded, from 1; 0 when none
   * did.
   */
  public int failingAllocation() {
    return findings.get(FAILING) instanceof Number nth ? nth.intValue() : 0;
  }

  /** Whether the recording is a statement about every device. */
  public boolean isDefined() {
    return status.equals("defined");
  }

  /**
   * What was seen, by field: {@code events}, {@code requests}, {@code frames}, {@code
   * tcp_closed_first} and so on; empty where nothing meaningful was.
   */
  @SuppressWarnings("unchecked")
  public Map<String, Object> observed() {
    return findings.get("observed") instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
  }
}
