package dev.wiretwin.bench.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All that a run found, as tables for people and as JSON for programs.
 *
 * @param conditions in which it was measured, for whoever reads it later
 */
public record Report(Map<String, String> conditions, List<Figure> figures, List<Claim> claims) {
  public Report {
    figures = List.copyOf(figures);
    claims = List.copyOf(claims);
  }

  public String text() {
    StringBuilder text = new StringBuilder();
    conditions.forEach((name, value) -> text.append(name).append(": ").append(value).append('\n'));
    Table measured = new Table("section", "what", "contender", "median (min–max)");
    for (Figure figure : figures) {
      String value = figure.value().format(figure.unit());
      measured.add(figure.section(), figure.what(), figure.contender(), value);
    }
    if (!measured.isEmpty()) {
      text.append('\n').append(measured);
    }
    Table bars = new Table("section", "claim", "measured (min–max)", "bar", "");
    for (Claim claim : claims) {
      bars.add(
          claim.section(),
          claim.what(),
          claim.measured().map(spread -> spread.format(claim.bar().unit())).orElse("–"),
          claim.bar().toString(),
          claim.verdict());
    }
    return text.append('\n').append(bars).toString();
  }

  public String json() {
    List<Object> measured = new ArrayList<>();
    for (Figure figure : figures) {
      Map<String, Object> row = row(figure.section(), figure.what());
      row.put("contender", figure.contender());
      row.put("unit", figure.unit().strip());
      row.put("value", spread(figure.value()));
      measured.add(row);
    }
    List<Object> bars = new ArrayList<>();
    for (Claim claim : claims) {
      Map<String, Object> row = row(claim.section(), claim.what());
      row.put("unit", claim.bar().unit().strip());
      row.put("bar", claim.bar().toString());
      row.put("verdict", claim.verdict());
      claim.measured().ifPresent(spread -> row.put("measured", spread(spread)));
      bars.add(row);
    }
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("version", 1);
    all.put("conditions", conditions);
    all.put("figures", measured);
    all.put("claims", bars);
    return Json.of(all) + "\n";
  }

  private static Map<String, Object> row(String section, String what) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("section", section);
    row.put("what", what);
    return row;
  }

  private static Map<String, Object> spread(Spread spread) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("median", spread.median());
    values.put("min", spread.least());
    values.put("max", spread.most());
    values.put("rounds", spread.rounds());
    return values;
  }
}
