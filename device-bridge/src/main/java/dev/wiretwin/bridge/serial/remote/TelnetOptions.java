package dev.wiretwin.bridge.serial.remote;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * What both sides of a Telnet connection agreed to do. Pure: an offer in, the answer to it out. One
 * thread at a time.
 *
 * <p>Source: RFC 854: only a change is answered, so that two sides never answer each other for
 * ever.
 */
final class TelnetOptions {
  private final Set<Integer> wanted;
  private final Set<Integer> ours = new HashSet<>();
  private final Set<Integer> theirs = new HashSet<>();
  private final Set<Integer> offered = new HashSet<>();
  private final Set<Integer> asked = new HashSet<>();

  /**
   * @param wanted what we do, and let the other side do; everything else is refused
   */
  TelnetOptions(Set<Integer> wanted) {
    this.wanted = wanted;
  }

  /** We offer to do it ourselves: the bytes that say so. */
  byte[] offer(int option) {
    offered.add(option);
    return TelnetCodec.option(TelnetCodec.WILL, option);
  }

  /** We ask the other side to do it: the bytes that say so. */
  byte[] ask(int option) {
    asked.add(option);
    return TelnetCodec.option(TelnetCodec.DO, option);
  }

  /** Takes what the other side says of an option; what it is to be answered, if anything. */
  Optional<byte[]> hear(int verb, int option) {
    return switch (verb) {
      case TelnetCodec.DO -> agree(ours, offered, option, TelnetCodec.WILL, TelnetCodec.WONT);
      case TelnetCodec.WILL -> agree(theirs, asked, option, TelnetCodec.DO, TelnetCodec.DONT);
      case TelnetCodec.DONT -> end(ours, offered, option, TelnetCodec.WONT);
      default -> end(theirs, asked, option, TelnetCodec.DONT);
    };
  }

  private Optional<byte[]> agree(
      Set<Integer> active, Set<Integer> proposed, int option, int yes, int no) {
    if (!wanted.contains(option)) {
      return Optional.of(TelnetCodec.option(no, option));
    }
    boolean known = proposed.remove(option) | !active.add(option);
    return known ? Optional.empty() : Optional.of(TelnetCodec.option(yes, option));
  }

  private static Optional<byte[]> end(
      Set<Integer> active, Set<Integer> proposed, int option, int confirm) {
    proposed.remove(option);
    return active.remove(option)
        ? Optional.of(TelnetCodec.option(confirm, option))
        : Optional.empty();
  }
}
