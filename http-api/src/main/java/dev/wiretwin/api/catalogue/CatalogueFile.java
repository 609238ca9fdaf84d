package dev.wiretwin.api.catalogue;

import dev.wiretwin.api.refusal.Refusal;
import dev.wiretwin.api.refusal.RefusalCode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The file in which the owner of a bench keeps divergences of their own. What stands in it,
 * comments included, is left as it is: accepted ones are put behind it. It is either the old file
 * or the new one, whenever the power fails. Thread safe; one process at a time should write it.
 */
public final class CatalogueFile {
  private static final int MOST_BYTES = 4 << 20;

  private static final String HEADING =
      "# Divergences that were accepted on this bench: what the built-in catalogue does not explain.\n"
          + "# Patterns are regular expressions over the whole value; loosen them with care.\n";

  private final Path path;
  private final Lock writing = new ReentrantLock();

  public CatalogueFile(Path path) {
    this.path = path;
  }

  public Path path() {
    return path;
  }

  /**
   * What stands in it; none if there is no file yet.
   *
   * @throws Refusal if it cannot be read or is no catalogue; names file, line and entry
   */
  public List<CatalogueEntry> entries() {
    return CatalogueReader.read(path.toString(), content());
  }

  /**
   * Writes an entry that explains exactly this divergence, in this scenario and on this firmware.
   *
   * @param built what else is known: an id that it has is not free
   * @return the entry as it stands now
   * @throws Refusal if the id is taken, or if the file cannot be read or written; it is unchanged
   *     then
   */
  public CatalogueEntry accept(Catalogue built, Between whom, Divergence one, Acceptance said) {
    writing.lock();
    try {
      String before = content();
      List<CatalogueEntry> old = CatalogueReader.read(path.toString(), before);
      if (built.entry(said.id()).isPresent()
          || old.stream().anyMatch(entry -> entry.id().equals(said.id()))) {
        throw new Refusal(
            RefusalCode.BAD_REQUEST,
            "there is an entry " + said.id() + " already: give another id");
      }
      String entry = EntryText.of(whom, one, said);
      String after = (before.isBlank() ? HEADING : ended(before)) + "\n" + entry;
      CatalogueEntry read = readBack(after, old.size(), entry);
      write(after);
      return read;
    } finally {
      writing.unlock();
    }
  }

  private static String ended(String text) {
    return text.endsWith("\n") ? text : text + "\n";
  }

  /** A file that is written another way (in brackets, say) cannot be continued. */
  private CatalogueEntry readBack(String after, int before, String entry) {
    try {
      List<CatalogueEntry> all = CatalogueReader.read(path.toString(), after);
      if (all.size() == before + 1) {
        return all.get(before);
      }
    } catch (Refusal notContinued) {
      // told below, with what to do
    }
    throw new Refusal(
        RefusalCode.CATALOGUE_INVALID,
        path + " is not a list with a dash before each entry: add this one by hand:\n" + entry);
  }

  private String content() {
    try {
      if (!Files.exists(path)) {
        return "";
      } else if (Files.size(path) > MOST_BYTES) {
        throw unusable("is larger than " + MOST_BYTES + " bytes", null);
      }
      return Files.readString(path);
    } catch (CharacterCodingException noText) {
      throw unusable("is not UTF-8", noText);
    } catch (IOException fault) {
      throw unusable("cannot be read: " + fault.getMessage(), fault);
    }
  }

  private void write(String text) {
    try {
      Path real = Files.exists(path) ? path.toRealPath() : path.toAbsolutePath();
      Path fresh = real.resolveSibling(real.getFileName() + ".new");
      try (FileChannel out =
          FileChannel.open(
              fresh,
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.WRITE)) {
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
          out.write(bytes);
        }
        out.force(true);
      }
      Files.move(fresh, real, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException fault) {
      throw unwritten(fault);
    }
  }

  /** Java tells a full disk, or a quota that is used up, by the system's words alone. */
  private Refusal unwritten(IOException fault) {
    String why = String.valueOf(fault.getMessage());
    return why.contains("No space left") || why.contains("quota exceeded")
        ? new Refusal(
            RefusalCode.STORAGE_FULL,
            "there is no room left for " + path + ": make room and try again",
            fault)
        : unusable("cannot be written: " + why, fault);
  }

  private Refusal unusable(String sentence, IOException cause) {
    return new Refusal(RefusalCode.STATE_UNUSABLE, path + " " + sentence, cause);
  }
}
