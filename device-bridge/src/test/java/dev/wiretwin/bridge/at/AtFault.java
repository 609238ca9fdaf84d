package dev.wiretwin.bridge.at;

/**
 * What goes wrong between driver and module in an {@link AtCampaign}, and how often: a fault for so
 * many bytes that pass, either way.
 */
enum AtFault {
  /** One to eight bytes in a row. */
  DROPPED(6_000, false),

  /** One byte is another. */
  GARBLED(5_000, true),

  /** Up to forty bytes come again. */
  REPEATED(5_000, true),

  /** News of a module, true ones and such that concern nobody, between any two things it says. */
  STRAY(2_000, false),

  /** Something the module said, whole: a result, a prompt, a notice, data. */
  LOST_ANSWER(6_000, false),

  /** Something the driver wrote, whole: a command, or the data of one. */
  LOST_COMMAND(6_000, false),

  /** Commands take long for a while, some longer than the driver waits for them. */
  BUSY(30_000, false),

  /** The host, or the module, has no time for the line. */
  PAUSED(8_000, false),

  /** The module starts anew. */
  RESET(20_000, false),

  /** The line is pulled out, and the module loses its power. */
  UNPLUGGED(30_000, false),

  /** The module has no memory: once, or until it starts anew. */
  MEMORY(10_000, false),

  /** The Wi-Fi is gone for a while. */
  NETWORK(30_000, false),

  /** Each time another of those above. */
  MIXED(10_000, true);

  final int bytesBetween;

  /**
   * Whether bytes of a peer's stream may be changed and nothing in AT tells: its data has a count
   * and no check. Only what the messages themselves carry shows it then.
   */
  final boolean mayAlter;

  AtFault(int bytesBetween, boolean mayAlter) {
    this.bytesBetween = bytesBetween;
    this.mayAlter = mayAlter;
  }
}
