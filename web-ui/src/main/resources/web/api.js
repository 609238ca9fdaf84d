// The only file that asks the API for anything.

const API = '/api/v1';
const TOKEN = 'wiretwin.token';

/** So many things, events or entries of a console come at a time. */
export const PAGE = 1000;

/** What the service answered when it did not do what was asked: RFC 9457. */
export class Problem extends Error {
  constructor(status, body) {
    super(body.detail || body.title || `HTTP ${status}`);
    this.name = 'Problem';
    this.status = status;
    this.code = body.code || 'unknown';
    /** Of a scenario or script: each with `line`, `column`, `field` and `sentence`. */
    this.errors = body.errors || [];
  }
}

/** Nobody answered. */
export class Unreachable extends Error {
  constructor(cause) {
    super('the service does not answer', { cause });
    this.name = 'Unreachable';
  }
}

/** Whether this tab shows a token: then a plain link to the service would lead to a refusal. */
export function hasToken() {
  return sessionStorage.getItem(TOKEN) !== null;
}

export function giveToken(token) {
  sessionStorage.setItem(TOKEN, token);
}

/**
 * A page that is left may be kept by the browser for who comes back, and with it its connections, of which there are six: so all
 * that is asked for ends with it, and whoever comes back gets the page anew.
 */
const left = new AbortController();
addEventListener('pagehide', () => left.abort());
addEventListener('pageshow', (event) => event.persisted && location.reload());

function headers(more = {}) {
  const token = sessionStorage.getItem(TOKEN);
  return token ? { ...more, Authorization: `Bearer ${token}` } : more;
}

async function ask(method, path, { body, type, signal, headers: more } = {}) {
  const typed = body === undefined ? {} : { 'Content-Type': type || 'application/json' };
  let response;
  try {
    response = await fetch(path, {
      method,
      signal: signal ? AbortSignal.any([signal, left.signal]) : left.signal,
      headers: headers({ ...typed, ...more }),
      body: body === undefined || type ? body : JSON.stringify(body),
    });
  } catch (failed) {
    if (failed.name === 'AbortError') throw failed;
    throw new Unreachable(failed);
  }
  if (response.ok) return response;
  throw new Problem(response.status, await response.json().catch(() => ({})));
}

const json = async (...asked) => {
  const response = await ask(...asked);
  return response.status === 204 ? null : response.json();
};

const get = (path, options) => json('GET', API + path, options);
const post = (path, body = {}, options) => json('POST', API + path, { ...options, body });
const remove = (path) => json('DELETE', API + path);
const part = encodeURIComponent;

const query = (values) => {
  const said = Object.entries(values).filter(([, value]) => value !== undefined && value !== null && value !== '');
  return said.length === 0 ? '' : '?' + said.map(([name, value]) => `${name}=${part(value)}`).join('&');
};

/** What the service counts, in Prometheus's text format. */
export async function metrics(signal) {
  const response = await ask('GET', '/metrics', { signal });
  return response.text();
}

export const boards = {
  list: () => get('/boards?limit=200').then((page) => page.boards),
  show: (id) => get(`/boards/${part(id)}`),
  startVirtual: (wish) => post('/boards', { kind: 'virtual', ...wish }),
  end: (id) => remove(`/boards/${part(id)}`),
  identify: (id, fence) => post(`/boards/${part(id)}/identify${query({ fence, wait: '60s' })}`),
  reset: (id, fence, wish) => post(`/boards/${part(id)}/reset${query({ fence, wait: '30s' })}`, wish),
  lease: (id, wish) => post(`/boards/${part(id)}/lease`, wish),
  release: (id, fence) => remove(`/boards/${part(id)}/lease${query({ fence })}`),
  evict: (id, reason) => remove(`/boards/${part(id)}/lease${query({ force: true, reason })}`),
  wifiStatus: (id, fence) => post(`/boards/${part(id)}/wifi/status${query({ fence, wait: '30s' })}`),
  wifiScan: (id, fence) => post(`/boards/${part(id)}/wifi/scan${query({ fence, wait: '30s' })}`),
  wifiJoin: (id, wish, fence) => post(`/boards/${part(id)}/wifi${query({ fence, wait: '60s' })}`, wish),
  console: (id, after, wait, signal) => get(`/boards/${part(id)}/console${query({ after, wait })}`, { signal }),
  consoleText: (id) => ask('GET', `${API}/boards/${part(id)}/console?format=text`).then((response) => response.text()),
  type: (id, wish, fence, wait) => post(`/boards/${part(id)}/console${query({ fence, wait })}`, wish),
};

export const sessions = {
  list: () => get(`/sessions?limit=${PAGE}`).then((page) => page.sessions),
  open: (wish, fence) => post(`/sessions${query({ fence })}`, wish),
  show: (id) => get(`/sessions/${part(id)}`),
  end: (id) => remove(`/sessions/${part(id)}`),
  connect: (id, url) => post(`/sessions/${part(id)}/connect`, { url }),
  send: (id, message) => post(`/sessions/${part(id)}/send`, message),
  close: (id, how = {}) => post(`/sessions/${part(id)}/close`, how),
  events: (id, after, wait, signal) => get(`/sessions/${part(id)}/events${query({ after, limit: PAGE, wait })}`, { signal }),
};

export const comparisons = {
  list: (after, filter = {}) => get(`/comparisons${query({ ...filter, after, limit: 50 })}`),
  submit: (wish) => post('/comparisons', wish),
  show: (id) => get(`/comparisons/${part(id)}`),
  cancel: (id) => remove(`/comparisons/${part(id)}`),
  outcomes: (id) => get(`/comparisons/${part(id)}/scenarios`).then((page) => page.scenarios),
  scenario: (id, name) => get(`/comparisons/${part(id)}/scenarios/${part(name)}`),
  request: (id) => get(`/comparisons/${part(id)}/request`),
  acceptance: (id, name) => get(`/comparisons/${part(id)}/scenarios/${part(name)}/accept`),
  accept: (id, name, said) => post(`/comparisons/${part(id)}/scenarios/${part(name)}/accept`, said),
  since: (id, other) => get(`/comparisons/${part(id)}/since/${part(other)}`),
  report: (id) => get(`/comparisons/${part(id)}/report.json?partial=true`),
  download: async (id, ending) => {
    const response = await ask('GET', `${API}/comparisons/${part(id)}/report.${ending}?partial=true`);
    return response.blob();
  },
};

export const scenarios = {
  list: () => get(`/scenarios?limit=${PAGE}`).then((page) => page.scenarios),
  show: (name) => get(`/scenarios/${part(name)}`),
  put: (name, text) => json('PUT', `${API}/scenarios/${part(name)}`, { body: text, type: 'application/yaml' }),
  remove: (name) => remove(`/scenarios/${part(name)}`),
};

/** What is understood of how targets differ. */
export const catalogue = {
  list: () => get('/catalogue').then((page) => page.entries),
};

export const labs = {
  list: () => get('/lab').then((page) => page.labs),
  open: (wish) => post('/lab', wish),
  /** What it is, and what it saw behind that number. */
  read: (id, after) => get(`/lab/${part(id)}${query({ after })}`),
  show: (id) => get(`/lab/${part(id)}`),
  strike: (id, faults) => post(`/lab/${part(id)}/faults`, faults),
  end: (id) => remove(`/lab/${part(id)}`),
};

/**
 * Follows what happens, for ever: calls `heard(entry)` for each entry and `standing(state)` with `live` or `lost`. Goes on
 * behind the last entry after a loss, and asks again sooner at first than later.
 *
 * Server-sent events, read by hand: a browser's EventSource can show no token.
 */
export async function follow(after, heard, standing, signal) {
  let last = after;
  let pause = 250;
  while (!signal.aborted && !left.signal.aborted) {
    try {
      await stream(last, signal, () => {
        pause = 250;
        standing('live');
      }, (entry) => {
        last = entry.id;
        heard(entry);
      });
      standing('lost');
    } catch (failed) {
      if (signal.aborted || left.signal.aborted) return;
      standing(failed instanceof Problem && failed.status === 401 ? 'token' : 'lost');
    }
    await new Promise((resolve) => setTimeout(resolve, pause));
    pause = Math.min(5000, pause * 2);
  }
}

async function stream(after, signal, opened, heard) {
  const response = await ask('GET', `${API}/events`, {
    signal,
    headers: { Accept: 'text/event-stream', ...(after === null ? {} : { 'Last-Event-ID': String(after) }) },
  });
  opened();
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    rest += value;
    let end;
    let from = 0;
    while ((end = rest.indexOf('\n\n', from)) >= 0) {
      read(rest.slice(from, end), heard);
      from = end + 2;
    }
    rest = rest.slice(from);
  }
}

/** One event: its data is one JSON object; comments are heartbeats. */
function read(block, heard) {
  const data = block.split('\n').filter((line) => line.startsWith('data:')).map((line) => line.slice(5).trimStart());
  if (data.length > 0) heard(JSON.parse(data.join('\n')));
}
