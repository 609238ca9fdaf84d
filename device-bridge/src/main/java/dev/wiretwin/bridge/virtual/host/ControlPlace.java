package dev.wiretwin.bridge.virtual.host;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Where a board is controlled: a Unix domain socket in the file system or, where there is none or
 * its path is too long for one, a file that names a port of 127.0.0.1 and a token, so that in both
 * cases who may read the folder may control the board. Immutable.
 *
 * @param file the path that clients are given
 * @param token what the first line must hold, if any
 */
record ControlPlace(Path file, ServerSocketChannel channel, Optional<String> token) {
  /** What {@code sun_path} holds on the strictest system (macOS: 104), with its end. */
  private static final int LONGEST_SOCKET_PATH = 103;

  private static final int TOKEN_BYTES = 16;

  /** Begins to listen; what is in the way of the file goes. */
  static ControlPlace open(Path file, boolean unixSockets) throws IOException {
    Files.deleteIfExists(file);
    boolean fits = file.toString().getBytes(StandardCharsets.UTF_8).length <= LONGEST_SOCKET_PATH;
    return unixSockets && fits ? unix(file) : tcp(file);
  }

  static ControlPlace open(Path file) throws IOException {
    return open(file, !System.getProperty("os.name").startsWith("Windows"));
  }

  private static ControlPlace unix(Path file) throws IOException {
    ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    try {
      channel.bind(UnixDomainSocketAddress.of(file));
    } catch (IOException e) {
      channel.close();
      throw e;
    }
    return new ControlPlace(file, channel, Optional.empty());
  }

  private static ControlPlace tcp(Path file) throws IOException {
    byte[] secret = new byte[TOKEN_BYTES];
    new SecureRandom().nextBytes(secret);
    String token = HexFormat.of().formatHex(secret);
    ServerSocketChannel channel = ServerSocketChannel.open();
    try {
      channel.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0));
      int port = ((InetSocketAddress) channel.getLocalAddress()).getPort();
      OwnFiles.write(file, port + " " + token + "\n");
    } catch (IOException e) {
      channel.close();
      throw e;
    }
    return new ControlPlace(file, channel, Optional.of(token));
  }

  void close() throws IOException {
    channel.close();
    Files.deleteIfExists(file);
  }

  /** How a client reaches the board that is controlled at this path. */
  static Door door(Path file) throws IOException {
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return new Door(UnixDomainSocketAddress.of(file), Optional.empty());
    }
    String[] words = Files.readString(file).strip().split(" ");
    if (words.length != 2 || !words[0].matches("[0-9]{1,5}")) {
      throw new IOException(file + " is no control file: start the board anew");
    }
    InetAddress here = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    return new Door(new InetSocketAddress(here, Integer.parseInt(words[0])), Optional.of(words[1]));
  }

  /** An address and what to say first there. */
  record Door(SocketAddress address, Optional<String> token) {}
}
