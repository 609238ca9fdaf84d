package dev.wiretwin.bridge.virtual.module;

/** Address, netmask and gateway of one of a board's interfaces, as dotted decimals. */
record IpConfig(String ip, String netmask, String gateway) {
  /** What the home network's DHCP gives: an address that stands for this machine's own. */
  static final IpConfig LEASE = new IpConfig("192.0.2.17", "255.255.255.0", "192.0.2.1");

  /** What a board's own access point has. */
  static final IpConfig ACCESS_POINT = new IpConfig("192.168.4.1", "255.255.255.0", "192.168.4.1");

  /** The address that reaches everybody on the same network. */
  String broadcast() {
    String[] address = ip.split("\\.");
    String[] mask = netmask.split("\\.");
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < address.length; i++) {
      int inverse = 255 - Integer.parseInt(mask[i]);
      text.append(i == 0 ? "" : ".").append(Integer.parseInt(address[i]) | inverse);
    }
    return text.toString();
  }
}
