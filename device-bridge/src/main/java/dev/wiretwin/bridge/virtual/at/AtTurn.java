package dev.wiretwin.bridge.virtual.at;

import dev.wiretwin.bridge.virtual.cpu.Cpu;
import java.util.function.Consumer;

/**
 * The command in hand: who runs it ends it here, once, at once or later. On the board's processor
 * only.
 */
final class AtTurn {
  /** Between OK and the prompt; something else may be said there. */
  static final long PROMPT_MICROS = 200;

  private final Cpu cpu;
  private final AtGeneration generation;
  private final AtVoice voice;
  private Consumer<byte[]> data = bytes -> {};
  private String cancelled = "";
  private AtInput input;

  AtTurn(Cpu cpu, AtGeneration generation, AtVoice voice) {
    this.cpu = cpu;
    this.generation = generation;
    this.voice = voice;
  }

  /** Says where commands come from, before the first of them. */
  void of(AtInput commands) {
    input = commands;
  }

  void ok() {
    voice.ok();
    input.free();
  }

  void refuse(AtRefusal why) {
    refuse(why, "ERROR");
  }

  /**
   * @param result what the first generation says instead of ERROR
   */
  void refuse(AtRefusal why, String result) {
    voice.error(why, result);
    input.free();
  }

  /** The result of what was sent. */
  void result(String word) {
    voice.result(word);
    input.free();
  }

  /** An information line and OK. */
  void answer(String line) {
    voice.line(line);
    ok();
  }

  /** An information line that runs into its OK, as some do. */
  void answerGlued(String text) {
    voice.say(text);
    ok();
  }

  /**
   * Asks for data.
   *
   * @param whenCancelled what is said when the host wants out
   * @param taken hears of it
   */
  void ask(int count, AtInput.DataForm form, String whenCancelled, Consumer<byte[]> taken) {
    data = taken;
    cancelled = whenCancelled;
    voice.ok();
    cpu.after(
        PROMPT_MICROS,
        () -> {
          voice.say(generation.prompt());
          input.expectData(count, form);
        });
  }

  /** Lets the host through to a link. */
  void stream() {
    voice.ok();
    cpu.after(
        PROMPT_MICROS,
        () -> {
          voice.say(generation.prompt());
          input.stream();
        });
  }

  void data(byte[] bytes) {
    data.accept(bytes);
  }

  void cancel() {
    voice.result(cancelled);
  }
}
