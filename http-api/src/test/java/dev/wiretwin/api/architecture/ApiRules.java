package dev.wiretwin.api.architecture;

import com.tngtech.archunit.lang.ArchRule;
import dev.wiretwin.core.architecture.HouseRules;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The floor plan of the application as rules, by name: which room may know which, and in which one
 * a library is known. One table for the product and for the fixtures that show each rule fails.
 */
public final class ApiRules {
  private ApiRules() {}

  public static Map<String, ArchRule> in(String root) {
    HouseRules house = new HouseRules(root);
    Map<String, ArchRule> rules = new LinkedHashMap<>();
    lowerFloors(house, rules);
    upperFloors(house, rules);
    windows(house, rules);
    libraries(house, rules);
    rules.put("cycles", house.hasNoCycles());
    return rules;
  }

  private static void lowerFloors(HouseRules house, Map<String, ArchRule> rules) {
    rules.put("refusal looks down", house.knowsOnly("refusal"));
    rules.put("listen looks down", house.knowsOnly("listen"));
    rules.put("run looks down", house.knowsOnly("run"));
    rules.put("feed looks down", house.knowsOnly("feed", "refusal"));
    rules.put("catalogue looks down", house.knowsOnly("catalogue", "refusal"));
    rules.put("remote looks down", house.knowsOnly("remote", "refusal"));
    rules.put("testee looks down", house.knowsOnly("testee", "listen"));
    rules.put("log looks down", house.knowsOnly("log", "feed"));
    rules.put("store looks down", house.knowsOnly("store", "refusal", "feed"));
    rules.put("session looks down", house.knowsOnly("session", "refusal", "feed", "run"));
    rules.put("lab looks down", house.knowsOnly("lab", "refusal", "feed", "listen"));
  }

  /** The empty room is the one that holds what the build wrote down of itself. */
  private static void upperFloors(HouseRules house, Map<String, ArchRule> rules) {
    rules.put("compare looks down", house.knowsOnly("compare", "run", "catalogue"));
    rules.put("report looks down", house.knowsOnly("report", "run", "catalogue", "compare"));
    rules.put(
        "board looks down", house.knowsOnly("board", "", "refusal", "feed", "session", "store"));
    rules.put(
        "comparisons looks down",
        house.knowsOnly(
            "comparisons",
            "",
            "refusal",
            "feed",
            "run",
            "catalogue",
            "compare",
            "report",
            "session",
            "board",
            "store"));
    rules.put(
        "metrics looks down",
        house.knowsOnly("metrics", "feed", "session", "board", "comparisons", "store"));
  }

  private static void windows(HouseRules house, Map<String, ArchRule> rules) {
    rules.put(
        "web looks down",
        house.knowsOnly(
            "web",
            "refusal",
            "feed",
            "listen",
            "run",
            "session",
            "store",
            "board",
            "catalogue",
            "compare",
            "comparisons",
            "lab",
            "metrics",
            "report"));
    rules.put(
        "service looks down",
        house.knowsOnly(
            "service",
            "",
            "refusal",
            "feed",
            "listen",
            "log",
            "run",
            "session",
            "store",
            "board",
            "catalogue",
            "compare",
            "comparisons",
            "lab",
            "metrics",
            "report",
            "web"));
  }

  private static void libraries(HouseRules house, Map<String, ArchRule> rules) {
    rules.put("picocli", house.keepsLibraryIn("picocli..", "cli"));
    rules.put("jline", house.keepsLibraryIn("org.jline..", "cli"));
    rules.put("sql", house.keepsLibraryIn("java.sql..", "store"));
    rules.put("sqlite", house.keepsLibraryIn("org.sqlite..", "store"));
    rules.put("javalin", house.keepsLibraryIn("io.javalin..", "web"));
    rules.put("jetty", house.keepsLibraryIn("org.eclipse.jetty..", "web"));
    rules.put("servlet", house.keepsLibraryIn("jakarta..", "web"));
    rules.put("micrometer", house.keepsLibraryIn("io.micrometer..", "metrics"));
    rules.put("prometheus", house.keepsLibraryIn("io.prometheus..", "metrics"));
    rules.put("logback", house.keepsLibraryIn("ch.qos.logback..", "log"));
  }
}
