package dev.wiretwin.api.web;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * The files of the page, as they lie in the jar of {@code web-ui}: read once and kept. A name is
 * never a path. Thread safe.
 */
final class PageFiles {
  private static final String ROOT = "/web/";

  /** What others wrote, by the name under which the page asks for it. */
  private static final Map<String, String> OTHERS =
      Map.of(
          "uplot/uplot.js", "/META-INF/resources/webjars/uplot/1.6.30/dist/uPlot.iife.min.js",
          "uplot/uplot.css", "/META-INF/resources/webjars/uplot/1.6.30/dist/uPlot.min.css");

  /**
   * What makes a module of a script: of uPlot only the script is there in its short form, of 50 KB
   * instead of 140, and the page loads modules only.
   */
  private static final Map<String, String> ENDINGS =
      Map.of("uplot/uplot.js", "export default uPlot;\n");

  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "json", "application/json",
          "svg", "image/svg+xml");

  private static final Pattern NAME =
      Pattern.compile("([a-z][a-z0-9-]*/)?[A-Za-z][A-Za-z0-9-]*\\.(html|js|css|json|svg)");

  private final Map<String, File> read = new ConcurrentHashMap<>();
  private final Optional<Path> folder;

  /**
   * @param folder read anew each time, for who works on the page; empty for the jar
   */
  PageFiles(Optional<Path> folder) {
    this.folder = folder;
  }

  /**
   * Those in the jar, or in the folder that the Java property {@code wiretwin.page} names: who
   * works on the page sees a change at once.
   */
  static PageFiles usual() {
    return new PageFiles(Optional.ofNullable(System.getProperty("wiretwin.page")).map(Path::of));
  }

  /**
   * A file.
   *
   * @param tag changes when the content does: an entity tag of RFC 9110 8.8.3
   */
  record File(String type, String tag, byte[] content) {}

  /** Of all files that there may be. */
  static String[] mediaTypes() {
    return TYPES.values().stream().map(MediaTypes::bare).toArray(String[]::new);
  }

  /** Empty if there is none of that name. */
  Optional<File> file(String name) {
    if (!NAME.matcher(name).matches()) {
      return Optional.empty();
    }
    if (folder.isPresent() && Files.isRegularFile(folder.get().resolve(name))) {
      return Optional.of(fromFolder(name));
    }
    return Optional.ofNullable(read.computeIfAbsent(name, PageFiles::fromJar));
  }

  private File fromFolder(String name) {
    try {
      return file(name, Files.readAllBytes(folder.orElseThrow().resolve(name)));
    } catch (IOException unreadable) {
      throw new IllegalStateException("a file of the page cannot be read", unreadable);
    }
  }

  private static File fromJar(String name) {
    try (InputStream in =
        PageFiles.class.getResourceAsStream(OTHERS.getOrDefault(name, ROOT + name))) {
      return in == null ? null : file(name, ended(name, in.readAllBytes()));
    } catch (IOException unreadable) {
      throw new IllegalStateException("the jar is not whole", unreadable);
    }
  }

  private static byte[] ended(String name, byte[] content) {
    byte[] ending = ENDINGS.getOrDefault(name, "").getBytes(StandardCharsets.UTF_8);
    byte[] whole = Arrays.copyOf(content, content.length + ending.length);
    System.arraycopy(ending, 0, whole, content.length, ending.length);
    return whole;
  }

  private static File file(String name, byte[] content) {
    String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
    return new File(type, '"' + digest(content) + '"', content);
  }

  private static String digest(byte[] content) {
    try {
      byte[] whole = MessageDigest.getInstance("SHA-256").digest(content);
      return HexFormat.of().formatHex(whole, 0, 12);
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every Java has SHA-256", missing);
    }
  }
}
