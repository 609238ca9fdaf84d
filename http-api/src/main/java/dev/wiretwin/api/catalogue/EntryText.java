package dev.wiretwin.api.catalogue;

/**
 * Writes an accepted divergence as an entry of a bench's own file: as a person would, one field a
 * line. Stateless.
 */
final class EntryText {
  private static final int FIRST_PRINTABLE = 0x20;
  private static final int DELETE = 0x7f;
  private static final int LAST_CONTROL = 0x9f;

  private EntryText() {}

  static String of(Between whom, Divergence one, Acceptance said) {
    Shape shape = Shape.exactly(one);
    StringBuilder text = new StringBuilder();
    text.append("- id: ").append(said.id()).append('\n');
    line(text, "scenarios", Shape.quoted(whom.scenario()));
    line(text, "firmware", Shape.quoted(whom.firmware()));
    line(text, "reference", Shape.quoted(whom.reference()));
    line(text, "field", shape.field());
    line(text, "jvm", shape.first());
    line(text, "board", shape.second());
    shape.apartMs().ifPresent(apart -> text.append("  apart_ms: ").append(apart).append('\n'));
    line(text, "words", said.words());
    if (!said.advice().isEmpty()) {
      line(text, "advice", said.advice());
    }
    return text.toString();
  }

  private static void line(StringBuilder text, String field, String value) {
    text.append("  ").append(field).append(": ").append(quoted(value)).append('\n');
  }

  /** In double quotes, so that nothing in it means anything. */
  static String quoted(String value) {
    StringBuilder text = new StringBuilder("\"");
    value
        .chars()
        .forEach(
            unit -> {
              if (unit == '"' || unit == '\\') {
                text.append('\\').append((char) unit);
              } else if (isPlain(unit)) {
                text.append((char) unit);
              } else {
                text.append(String.format("\\u%04x", unit));
              }
            });
    return text.append('"').toString();
  }

  private static boolean isPlain(int unit) {
    return unit >= FIRST_PRINTABLE
        && (unit < DELETE || unit > LAST_CONTROL)
        && Character.isDefined(unit)
        && Character.getType(unit) != Character.FORMAT
        && Character.getType(unit) != Character.LINE_SEPARATOR
        && Character.getType(unit) != Character.PARAGRAPH_SEPARATOR
        && !Character.isSurrogate((char) unit);
  }
}
