// Ways in which a lab server behaves, ready to be chosen. Each is called `lab.preset.<id>` and explained as `….text`.

const ACCEPT = 'HTTP/1.1 101 Switching Protocols\\r\\nUpgrade: websocket\\r\\nConnection: Upgrade\\r\\nSec-WebSocket-Accept: AAAAAAAAAAAAAAAAAAAAAAAAAAA=\\r\\n\\r\\n';

export const PRESETS = [
  { id: 'echo', script: '- handshake\n- echo: {until: close}\n- wait: 200ms\n- fin\n' },
  { id: 'tls', script: '- handshake\n- echo: {until: close}\n- wait: 200ms\n- fin\n', tls: true },
  { id: 'close1001', script: '- handshake\n- close: {code: 1001, reason: maintenance}\n  delay: 500ms\n- expect_frame: close\n- fin\n' },
  { id: 'no-answer', script: '- expect_request\n- wait: 2min\n' },
  { id: 'wrong-key', script: `- send_handshake:\n    text: "${ACCEPT}"\n- fin\n` },
  { id: 'refused', script: '- refuse: 503\n- fin\n' },
  { id: 'reset', script: '- handshake\n- echo: 10min\n', faults: { reset_after: 133 } },
  { id: 'chopped', script: '- handshake\n- echo: {until: close}\n- wait: 200ms\n- fin\n', faults: { chop: 1, delay: '2ms', seed: 1 } },
  { id: 'masked', script: '- handshake\n- text: hi\n  masked: true\n- expect_frame: close\n- fin\n' },
  { id: 'bad-utf8', script: '- handshake\n- text: {hex: c3 28}\n- expect_frame: close\n- fin\n' },
  { id: 'continuation', script: '- handshake\n- continuation: lost\n- expect_frame: close\n- fin\n' },
  { id: 'fragments', script: '- handshake\n- text: "Hel"\n  fin: false\n- ping: between\n- continuation: "lo"\n- echo: 10min\n- fin\n' },
  { id: 'silent', script: '- handshake\n- wait: 5min\n' },
  { id: 'half-closed', script: '- handshake\n- wait: 500ms\n- fin\n' },
];

export const preset = (id) => PRESETS.find((one) => one.id === id);

/** Of an address or a preset: what is asked of the service, but for the fields that are not said. */
export function labWish({ script, faults, tls, host }) {
  const wish = { script };
  if (faults && Object.keys(faults).length) wish.faults = faults;
  if (tls) wish.tls = true;
  if (host) wish.host = host;
  return wish;
}
