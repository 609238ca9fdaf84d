package dev.wiretwin.api.web;

import dev.wiretwin.api.refusal.Refusal;
import dev.wiretwin.api.refusal.RefusalCode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;

/** What explains the service: its description, and what each code of a problem means. */
final class ManualRoutes {
  private static final String YAML = "application/yaml";
  private static final String TEXT = "text/plain; charset=utf-8";
  private static final String DESCRIPTION = "/dev/wiretwin/api/openapi.yaml";
  private static final String EXPLANATIONS = "/dev/wiretwin/api/problems.properties";

  List<Route> routes() {
    return List.of(
        new Route("GET", "/openapi.yaml", call -> call.content(YAML, resource(DESCRIPTION)))
            .gives(YAML),
        new Route("GET", "/problems/{code}", this::explain).gives(TEXT));
  }

  private void explain(Call call) {
    String asked = call.path("code");
    for (RefusalCode code : RefusalCode.values()) {
      if (code.code().equals(asked)) {
        call.content(TEXT, page(code).getBytes(StandardCharsets.UTF_8));
        return;
      }
    }
    throw new Refusal(
        RefusalCode.ROUTE_NOT_FOUND, "no problem of this service is called " + Safe.shown(asked));
  }

  /** The code, what it means, and what to do about it. */
  static String page(RefusalCode code) {
    String words = explanations().getProperty(code.code(), "");
    return code.code()
        + " (HTTP "
        + ProblemMapper.status(code)
        + ")\n\n"
        + code.title()
        + ".\n"
        + (words.isEmpty() ? "" : "\n" + words + "\n");
  }

  static Properties explanations() {
    Properties properties = new Properties();
    try (InputStream file = ManualRoutes.class.getResourceAsStream(EXPLANATIONS)) {
      properties.load(file);
    } catch (IOException unreadable) {
      throw new IllegalStateException("the jar is not whole", unreadable);
    }
    return properties;
  }

  private static byte[] resource(String name) {
    try (InputStream file = ManualRoutes.class.getResourceAsStream(name)) {
      return file.readAllBytes();
    } catch (IOException unreadable) {
      throw new IllegalStateException("the jar is not whole", unreadable);
    }
  }
}
