package dev.wiretwin.bridge.identify;

import dev.wiretwin.bridge.identify.Identification.BusyWithScript;
import dev.wiretwin.bridge.identify.Identification.LoaderMode;
import dev.wiretwin.bridge.identify.Identification.LuaFirmware;
import dev.wiretwin.bridge.identify.Identification.OtherFirmware;
import dev.wiretwin.bridge.identify.Identification.Silent;
import dev.wiretwin.bridge.identify.Identification.Unreadable;
import dev.wiretwin.bridge.serial.LineFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;

/** One conversation, from the first byte heard to the verdict. For one thread. */
final class Inquiry {
  private static final int OLD_BAUD = 9_600;
  private static final int[] OTHER_RATES = {
    OLD_BAUD, 74_880, 460_800, 921_600, 230_400, 57_600, 38_400, 19_200
  };
  private static final long USUAL_MS = 450;
  private static final long OTHER_MS = 150;
  private static final long AT_MS = 150;
  private static final long WAKE_MS = 150;
  private static final long PROMPT_MS = 100;
  private static final long GRACE_MS = 20;
  private static final Pattern PROMPT = Pattern.compile("> $");

  /** Asks what may hold the console to give it back; whether that was worth a second question. */
  private boolean isWoken() throws LineFailure, InterruptedException {
    if (wakeUp.isEmpty() || contact.baud() < Contact.USUAL_BAUD) {
      return false;
    }
    int before = contact.heard().length();
    contact.say(wakeUp);
    contact.listen(WAKE_MS);
    return contact.heard().length() > before;
  }

  /** What firmware that measures the rate at its start wants to see. */
  private static final String BURST = "UUUUUUUUUUUU\n";

  private static final long BURST_MS = 250;

  private final Contact contact;
  private final LongSupplier nanoClock;
  private final String wakeUp;
  private final BootWatch watch;
  private final LuaContact lua;
  private final Map<Integer, String> heard = new LinkedHashMap<>();
  private boolean waited;

  Inquiry(Contact contact, LongSupplier nanoClock, byte[] wakeUp) {
    this.contact = contact;
    this.nanoClock = nanoClock;
    this.wakeUp = new String(wakeUp, StandardCharsets.ISO_8859_1);
    this.watch = new BootWatch(contact);
    this.lua = new LuaContact(contact);
  }

  Identification run() throws LineFailure, InterruptedException {
    String rom = watch.first();
    if (BootReason.isLoader(rom)) {
      return new LoaderMode();
    }
    Optional<Identification> found = usual();
    for (int i = 0; found.isEmpty() && i < OTHER_RATES.length; i++) {
      found = contact.rate(OTHER_RATES[i]) ? at(OTHER_MS) : Optional.empty();
      heard.merge(contact.baud(), contact.heard(), String::concat);
    }
    if (found.isEmpty()) {
      found = unanswered();
    }
    return found.isPresent() ? found.get() : verdict(BootReason.starts(rom) > 0);
  }

  private Optional<Identification> usual() throws LineFailure, InterruptedException {
    contact.rate(Contact.USUAL_BAUD);
    watch.letItStart();
    Optional<Identification> found = at(USUAL_MS);
    if (found.isEmpty()) {
      contact.say(BURST);
      contact.listen(BURST_MS);
      found = at(OTHER_MS);
    }
    String all = contact.heard();
    heard.put(contact.baud(), all);
    return found.isEmpty() && BootReason.isBeginning(all) ? next(all) : found;
  }

  private Optional<Identification> at(long patience) throws LineFailure, InterruptedException {
    if (contact.deadline().isOver()) {
      return Optional.empty();
    }
    if (lua.answers(patience) || isWoken() && lua.answers(patience)) {
      return Optional.of(luaFirmware());
    }
    boolean worthIt =
        contact.baud() == Contact.USUAL_BAUD
            || contact.baud() == OLD_BAUD
            || contact.heard().isEmpty() // a module without echo says nothing to what Lua is asked
            || HeardText.isReadable(contact.heard());
    return worthIt ? new AtContact(contact).ask(AT_MS).map(at -> at) : Optional.empty();
  }

  private Identification luaFirmware() throws LineFailure, InterruptedException {
    int rate = contact.baud();
    LuaQuestions questions = new LuaQuestions(lua, nanoClock);
    try {
      questions.ask();
      contact.await(PROMPT, PROMPT_MS);
    } catch (IOException lost) {
      if (contact.deadline().isOver()) {
        return new LuaFirmware(questions.known(), rate);
      }
      contact.listen(GRACE_MS); // throws if it is the line that was lost
      String all = contact.heard();
      Optional<Identification> again = BootWatch.isStart(all) ? next(all) : Optional.empty();
      return again.orElseGet(() -> new BusyWithScript(HeardText.lastWords(all), rate));
    }
    LuaInfo info = questions.known();
    return watch.falls(info).orElseGet(() -> new LuaFirmware(info, rate));
  }

  /**
   * Nobody has answered at any rate; but perhaps the ROM does, or a board that never gets there.
   */
  private Optional<Identification> unanswered() throws LineFailure, InterruptedException {
    contact.rate(Contact.USUAL_BAUD);
    if (new RomLoader(contact).answers()) {
      return Optional.of(new LoaderMode());
    }
    String all = String.join("", heard.values());
    return BootWatch.isStart(all) ? next(all) : Optional.empty();
  }

  /** Waits for the next start, once: a board that does not start again need not be waited for. */
  private Optional<Identification> next(String before) throws LineFailure, InterruptedException {
    boolean first = !waited;
    waited = true;
    return first ? watch.nextStart(before) : Optional.empty();
  }

  private Identification verdict(boolean starts) {
    long bytes = 0;
    for (Map.Entry<Integer, String> at : heard.entrySet()) {
      String text = at.getValue();
      bytes += text.length();
      if (HeardText.isFromLua(text)) {
        return new BusyWithScript(HeardText.lastWords(text), at.getKey());
      } else if (HeardText.isReadable(text)) {
        return new OtherFirmware(HeardText.lastWords(text), at.getKey());
      }
    }
    return bytes == 0 ? new Silent(starts) : new Unreadable(bytes);
  }
}
