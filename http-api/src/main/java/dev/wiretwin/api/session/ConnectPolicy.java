package dev.wiretwin.api.session;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Which addresses targets may connect to on behalf of requests. Immutable. The usual one is what a
 * bench needs: this machine and the networks it stands in, and nothing beyond, so that nobody can
 * use a service as a way into the world. The addresses at which clouds give out their keys are
 * never allowed.
 */
public final class ConnectPolicy implements Predicate<InetAddress> {
  /** Loopback, private networks and link-local addresses. */
  public static final ConnectPolicy BENCH =
      of(
          List.of(
              "127.0.0.0/8",
              "::1",
              "10.0.0.0/8",
              "172.16.0.0/12",
              "192.168.0.0/16",
              "169.254.0.0/16",
              "fc00::/7",
              "fe80::/10"));

  /** Every address. */
  public static final ConnectPolicy ANY = of(List.of("0.0.0.0/0", "::/0"));

  private static final List<AddressRange> NEVER =
      Stream.of("169.254.169.254", "169.254.170.2", "fd00:ec2::254", "100.100.100.200")
          .map(AddressRange::parse)
          .toList();

  private static final AddressRange NAT64 = AddressRange.parse("64:ff9b::/96");
  private static final AddressRange COMPATIBLE = AddressRange.parse("::/96");
  private static final AddressRange SIX_TO_FOUR = AddressRange.parse("2002::/16");

  private final List<AddressRange> allowed;

  private ConnectPolicy(List<AddressRange> allowed) {
    this.allowed = List.copyOf(allowed);
  }

  /**
   * Exactly these; the word {@code any} for all.
   *
   * @throws IllegalArgumentException if one is no range; says what would be right
   */
  public static ConnectPolicy of(List<String> ranges) {
    if (ranges.contains("any")) {
      return ANY;
    }
    return new ConnectPolicy(ranges.stream().map(AddressRange::parse).toList());
  }

  @Override
  public boolean test(InetAddress address) {
    InetAddress real = real(address);
    return !covers(NEVER, real) && covers(allowed, real) && covers(allowed, address);
  }

  private static boolean covers(List<AddressRange> ranges, InetAddress address) {
    return ranges.stream().anyMatch(range -> range.contains(address));
  }

  /** The address of version 4 that one of version 6 leads to, if it does. */
  private static InetAddress real(InetAddress address) {
    byte[] bytes = address.getAddress();
    if (NAT64.contains(address) || COMPATIBLE.contains(address) && !address.isLoopbackAddress()) {
      return v4(bytes, 12);
    }
    return SIX_TO_FOUR.contains(address) ? v4(bytes, 2) : address;
  }

  private static InetAddress v4(byte[] bytes, int at) {
    try {
      return InetAddress.getByAddress(Arrays.copyOfRange(bytes, at, at + 4));
    } catch (UnknownHostException impossible) {
      throw new IllegalStateException("four bytes are an address", impossible);
    }
  }

  @Override
  public String toString() {
    return allowed.toString();
  }
}
