package dev.wiretwin.api.web;

import java.util.Map;

/** What every answer carries, so that a browser does nothing with it but show it. Stateless. */
final class SafeHeaders {
  /** Nothing may be loaded, run or framed. */
  static final String POLICY =
      "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

  /** For reports, which carry their own scripts and styles and are cut off from this service. */
  static final String REPORT_POLICY =
      "sandbox allow-scripts allow-downloads allow-popups; default-src 'none'; script-src"
          + " 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:; font-src data:;"
          + " frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

  /** For our page: files of this service and nothing else, and no markup made of strings. */
  static final String PAGE_POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src"
          + " 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none';"
          + " require-trusted-types-for 'script'; trusted-types 'none'";

  static final Map<String, String> ALL =
      Map.of(
          "Content-Security-Policy", POLICY,
          "X-Content-Type-Options", "nosniff",
          "X-Frame-Options", "DENY",
          "Referrer-Policy", "no-referrer",
          "Cross-Origin-Resource-Policy", "same-origin",
          "Cross-Origin-Opener-Policy", "same-origin",
          "Cache-Control", "no-store");

  private SafeHeaders() {}

  /** {@code Content-Disposition} for a file of that name; odd characters become underscores. */
  static String saveAs(String fileName) {
    return "attachment; filename=\"" + fileName.replaceAll("[^A-Za-z0-9._-]", "_") + "\"";
  }
}
