package dev.wiretwin.bridge.at;

import dev.wiretwin.core.testkit.ManualLoop;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A module without a network: it answers commands by a table that a test can change, takes data
 * after its prompt, and says what the test has it say. On a loop whose clock the test turns.
 */
final class ToyModule implements AtModule.Wire, AtListener {
  static final String OK = "\\r\\nOK\\r\\n";
  static final String ERROR = "\\r\\nERROR\\r\\n";

  final ManualLoop loop = new ManualLoop();

  /** Every command, in order, and what a transport or the module was told. */
  final List<String> seen = new ArrayList<>();

  /** What went out over each link. */
  final Map<Integer, ByteArrayOutputStream> sent = new LinkedHashMap<>();

  /** By the start of a command, the longest first that fits; null for no answer at all. */
  private final Map<String, String> answers = new LinkedHashMap<>();

  /** Answers that count once, before those. */
  private final Map<String, String> onceOnly = new LinkedHashMap<>();

  private final StringBuilder line = new StringBuilder();
  private final ByteArrayOutputStream data = new ByteArrayOutputStream();
  private int wanted;

  /** The command whose data is taken. */
  private String announced = "";

  private int into;
  private int lose;
  private int baud;
  private boolean controlled;

  /** Whether its line has RTS and CTS. */
  boolean wired;

  final AtModule module;

  ToyModule(AtSettings settings) {
    baud = settings.baud();
    module = new AtModule(loop, this, settings, this);
    answer("AT+CIPRECVDATA", ERROR);
    answer("AT+CIPRECVTYPE", ERROR);
    answer("AT+CIPMUX?", "+CIPMUX:1\\r\\n" + OK);
    answer("AT+GMR", "AT version:2.3.0.0(x)\\r\\nBin version:2.3.0(TOY)\\r\\n" + OK);
    answer("AT+RST", OK + "\\xfe\\xff\\r\\nready\\r\\n");
  }

  ToyModule() {
    this(AtSettings.DEFAULT.withTls(AtSettings.Tls.BOARD));
  }

  /** From now on a command that begins like that is answered so; null for silence. */
  ToyModule answer(String start, String escaped) {
    answers.put(start, escaped);
    return this;
  }

  /** The next command that begins like that is answered so, the others as before. */
  ToyModule once(String start, String escaped) {
    onceOnly.put(start, escaped);
    return this;
  }

  /** One of the generation that may have WebSockets of its own, and has. */
  ToyModule withWebSockets() {
    return answer("AT+GMR", "AT version:5.0.1.0(x)\\r\\n" + OK)
        .answer(
            "AT+WSOPEN?",
            "+WSOPEN:0,2,\"a\"\\r\\n+WSOPEN:1,2,\"b\"\\r\\n+WSOPEN:2,2,\"c\"\\r\\n" + OK);
  }

  /** The module is set up, and what that took is forgotten. */
  ToyModule up() {
    loop.execute(module::begin);
    loop.run();
    seen.clear();
    return this;
  }

  /** So many bytes of the next data do not arrive. */
  void lose(int bytes) {
    lose = bytes;
  }

  void say(String escaped) {
    loop.execute(() -> module.received(AtText.bytes(escaped)));
    loop.run();
  }

  void pass(long seconds) {
    loop.advance(TimeUnit.SECONDS.toNanos(seconds));
  }

  /** A transport that is connected over the next free link. */
  TransportNotes open() {
    TransportNotes notes = new TransportNotes(module.newTransport(), seen);
    notes.connect("10.0.0.7", false);
    loop.run();
    seen.clear();
    return notes;
  }

  String sentOver(int link) {
    return AtText.escaped(sent.getOrDefault(link, new ByteArrayOutputStream()).toByteArray());
  }

  // ---- the wire

  @Override
  public void write(byte[] bytes) {
    if (wanted > 0) {
      data(bytes);
      return;
    }
    for (byte b : bytes) {
      if (b == '\n') {
        String command = line.toString();
        line.setLength(0);
        command(command);
      } else if (b != '\r') {
        line.append((char) (b & 0xFF));
      }
    }
  }

  private void data(byte[] bytes) {
    if (new String(bytes, StandardCharsets.ISO_8859_1).equals("+++")) {
      wanted = 0;
      data.reset();
      seen.add("+++");
      sayLater("\\r\\nSEND Canceled\\r\\n");
      return;
    }
    data.write(bytes, 0, bytes.length - lose);
    lose = 0;
    if (data.size() >= wanted && !announced.startsWith("AT+CIPSEND")) {
      wanted = 0;
      seen.add("data " + AtText.escaped(data.toByteArray()));
      data.reset();
      boolean frame = announced.startsWith("AT+WSSEND");
      String said = frame ? answer("SEND", "\\r\\nSEND OK\\r\\n", null) : answer("TEXT", OK, null);
      if (said != null) {
        sayLater(said);
      }
    } else if (data.size() >= wanted) {
      int size = wanted;
      wanted = 0;
      sent.computeIfAbsent(into, link -> new ByteArrayOutputStream())
          .writeBytes(data.toByteArray());
      data.reset();
      sayLater("\\r\\nRecv " + size + " bytes\\r\\n" + answer("SEND", "\\r\\nSEND OK\\r\\n", ""));
    }
  }

  private void command(String command) {
    if (command.isEmpty()) {
      return;
    }
    seen.add(command);
    if (!command.startsWith("AT")) {
      sayLater(ERROR);
      return;
    }
    boolean send =
        command.startsWith("AT+CIPSEND=")
            || command.startsWith("AT+WSSEND=")
            || command.startsWith("AT+WSHEAD=") && !command.equals("AT+WSHEAD=0");
    String reply = answer(command, send ? OK + "\\r\\n>" : OK, null);
    if (reply == null) {
      return;
    }
    if (send && reply.endsWith(">")) {
      String[] numbers = command.substring(command.indexOf('=') + 1).split(",");
      announced = command;
      into = Integer.parseInt(numbers[0]);
      wanted = Integer.parseInt(numbers[numbers.length > 1 ? 1 : 0]);
    }
    sayLater(reply);
  }

  private String answer(String command, String usual, String silence) {
    for (String start : onceOnly.keySet()) {
      if (command.startsWith(start)) {
        return onceOnly.remove(start);
      }
    }
    String best = "";
    for (String start : answers.keySet()) {
      best = command.startsWith(start) && start.length() > best.length() ? start : best;
    }
    String told = best.isEmpty() ? usual : answers.get(best);
    return told == null ? silence : told;
  }

  private void sayLater(String escaped) {
    loop.execute(() -> module.received(AtText.bytes(escaped)));
  }

  @Override
  public int baud() {
    return baud;
  }

  @Override
  public void changeBaud(int wantedBaud) {
    baud = wantedBaud;
    seen.add("baud " + wantedBaud);
  }

  @Override
  public boolean hasFlowControl() {
    return wired;
  }

  @Override
  public boolean isFlowControlled() {
    return controlled;
  }

  @Override
  public void flowControl(boolean wanted) {
    if (controlled != wanted) {
      controlled = wanted;
      seen.add("flow control " + wanted);
    }
  }

  // ---- what the module tells

  @Override
  public void ready(String summary) {
    seen.add("ready: " + summary);
  }

  @Override
  public void restarted(String why) {
    seen.add("restarted: " + why);
  }

  @Override
  public void troubled(String why) {
    seen.add("troubled: " + why);
  }

  @Override
  public void gone(String why) {
    seen.add("gone: " + why);
  }

  @Override
  public void remark(String text) {
    seen.add("remark: " + text);
  }
}
