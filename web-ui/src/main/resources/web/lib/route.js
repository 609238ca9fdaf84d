// Addresses of the page: what stands behind # names a room and a thing in it, so that every link can be kept and sent.

/** `#/boards/virt0?tab=console` → { room: 'boards', path: ['virt0'], query } */
export function here() {
  const [path, search = ''] = location.hash.replace(/^#\/?/, '').split('?');
  const [room = '', ...rest] = path.split('/').map(decoded);
  return { room: room || 'bench', path: rest, query: new URLSearchParams(search) };
}

function decoded(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

export function link(room, ...path) {
  return '#/' + [room, ...path].map(encodeURIComponent).join('/');
}

export function go(to) {
  location.hash = to;
}
