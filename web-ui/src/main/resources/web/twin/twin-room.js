// Side by side: one form, two or three lanes.

import { fill, h } from '../lib/dom.js';
import { here, link } from '../lib/route.js';
import { complaint, sentence } from '../lib/ask.js';
import { t } from '../lib/strings.js';
import { boardOf, fence } from '../lib/holder.js';
import { labs, sessions } from '../api.js';
import { labWish } from '../lab/lab-presets.js';
import { LaneBoard } from './lane-board.js';
import { TwinSetup } from './twin-setup.js';
import { TwinTalk } from './twin-talk.js';

/** Where this tab stands, for who comes back to the room by its plain address. */
const KEPT = 'wiretwin.twin';

export class TwinRoom {
  #run = null;
  #busy = false;
  #gone = false;

  constructor(app, address) {
    this.app = app;
    this.title = t('twin.title');
    const start = this.#start(address.query);
    this.setup = new TwinSetup(app, start, () => this.#connect());
    this.talk = new TwinTalk((message) => this.#send(message), (how) => this.#close(how));
    this.wrong = complaint();
    this.place = h('div', { class: 'twin-place' });
    this.fresh = h('button', { type: 'button', onclick: () => this.#end() }, t('twin.end'));
    this.element = h(
      'section',
      { class: 'room twin' },
      h('div', { class: 'room-head' }, h('h1', {}, this.title), this.fresh),
      this.setup.element,
      this.wrong,
      this.place,
    );
    if (start.lanes.length) this.#begin({ specs: start.lanes, choice: start.choice });
    else this.#empty();
  }

  leave() {
    this.#gone = true;
    this.setup.leave();
    this.#run?.board.leave();
  }

  #start(query) {
    let said = query;
    if ([...said.keys()].length === 0) {
      said = new URLSearchParams(sessionStorage.getItem(KEPT) || '');
      if ([...said.keys()].length) history.replaceState(null, '', `${link('twin')}?${said}`);
    }
    const lanes = lanesOf(said);
    const script = said.get('script');
    return {
      lanes,
      targets: (said.get('targets') || '').split(',').filter(Boolean).slice(0, 3).concat(lanes.map((one) => one.target)),
      preset: said.get('preset'),
      choice: said.get('preset') || (said.get('url') ? 'url' : 'own'),
      url: said.get('url'),
      own: script ? { script, faults: faultsOf(said.get('faults')), tls: said.get('tls') === 'true' } : null,
    };
  }

  #empty() {
    this.fresh.hidden = true;
    fill(this.place, h('div', { class: 'empty' }, h('h2', {}, t('twin.empty.title')), h('p', {}, t('twin.empty.text'))));
  }

  /** Shows lanes of sessions that are there. */
  #begin(run) {
    this.#run?.board.leave();
    const board = new LaneBoard(this.app, run.specs, this.talk.element, () => this.#changed());
    this.#run = { ...run, board };
    this.fresh.hidden = false;
    fill(this.place, board.element);
    this.#changed();
  }

  #changed() {
    if (!this.#run) return;
    const states = this.#run.board.lanes.map((lane) => lane.state);
    const some = (state) => states.includes(state);
    this.talk.enable(some('open'), some('open') || some('connecting') || some('closing'));
    this.setup.button.disabled = this.#busy || some('open') || some('connecting');
    fill(this.setup.button, this.#busy ? t('twin.connecting') : t(some('closed') ? 'twin.again' : 'twin.connect'));
  }

  // ---- verbs

  async #connect() {
    if (this.#busy) return;
    fill(this.wrong);
    let wish;
    try {
      wish = this.setup.wish();
    } catch (incomplete) {
      fill(this.wrong, incomplete.message);
      return;
    }
    this.#busy = true;
    this.setup.button.disabled = true;
    fill(this.setup.button, t('twin.connecting'));
    try {
      if (!this.#fits(wish)) await this.#open(wish);
      if (this.#gone) return; // whoever comes back finds the lanes by their address
      await this.#all('connect', (lane) => sessions.connect(lane.session, this.#urlOf(lane)));
    } catch (failed) {
      fill(this.wrong, sentence(failed));
    } finally {
      this.#busy = false;
      this.#changed();
      this.setup.button.disabled = Boolean(this.#run?.board.lanes.some((lane) => lane.state === 'open' || lane.state === 'connecting'));
      if (!this.#run) fill(this.setup.button, t('twin.connect'));
    }
  }

  /** Whether the sessions that are there are those that are wished. */
  #fits(wish) {
    const run = this.#run;
    if (run === null || run.board.lanes.some((lane) => lane.state === 'ended' || lane.labGone)) return false;
    if (run.sign) return run.sign === sign(wish);
    // found again after a reload: what was said in the handshake is not known any more
    const targets = run.board.lanes.map((lane) => lane.target);
    const plain = Object.keys(wish.headers).length === 0 && wish.subprotocols.length === 0;
    return plain && run.choice === wish.choice && targets.join() === wish.targets.join() && (wish.choice !== 'url' || run.board.lanes.every((lane) => lane.url === wish.url));
  }

  async #open(wish) {
    await this.#endAll();
    await this.#endKept();
    const opened = [];
    try {
      for (const target of wish.targets) opened.push({ target, ...(await this.#lane(target, wish)) });
    } catch (failed) {
      await Promise.allSettled(opened.flatMap((one) => [sessions.end(one.session), one.lab ? labs.end(one.lab) : null]));
      throw failed;
    }
    this.#address(wish, opened);
    if (!this.#gone) this.#begin({ specs: opened, wish, sign: sign(wish), choice: wish.choice });
  }

  async #lane(target, wish) {
    const board = boardOf(target);
    const asked = { target };
    if (Object.keys(wish.headers).length) asked.headers = wish.headers;
    if (wish.subprotocols.length) asked.subprotocols = wish.subprotocols;
    if (wish.insecureTls && !board) asked.insecureTls = true; // a board's module asks nobody for a certificate
    const lab = wish.lab ? await labs.open(labWish(wish.lab)) : null;
    try {
      const session = await sessions.open(asked, board ? fence(board) : undefined);
      return { session: session.id, lab: lab?.id || null, url: lab?.url || wish.url };
    } catch (failed) {
      if (lab) await labs.end(lab.id);
      throw failed;
    }
  }

  #urlOf(lane) {
    return this.#run.specs[lane.index].url || lane.labUrl || lane.url;
  }

  #send(message) {
    return this.#all('send', (lane) => sessions.send(lane.session, message), (lane) => lane.state !== 'ended');
  }

  /** Boards cannot say why they close: they get a plain close. */
  #close(how) {
    return this.#all('close', (lane) => sessions.close(lane.session, lane.board ? {} : how), (lane) => lane.state !== 'ended');
  }

  async #all(what, work, who = () => true) {
    await Promise.all(this.#run.board.lanes.filter(who).map(async (lane) => {
      try {
        await work(lane);
      } catch (failed) {
        lane.refused(what, failed);
      }
      lane.due();
    }));
  }

  async #endAll() {
    const run = this.#run;
    if (!run) return;
    run.board.leave();
    this.#run = null;
    const ends = run.board.lanes.flatMap((lane) => [sessions.end(lane.session), lane.lab ? labs.end(lane.lab) : null]);
    await Promise.allSettled(ends); // what is gone already needs no end
  }

  /** Of a run that was left in this tab for another one nothing stays behind. */
  async #endKept() {
    const old = lanesOf(new URLSearchParams(sessionStorage.getItem(KEPT) || ''));
    sessionStorage.removeItem(KEPT);
    await Promise.allSettled(old.flatMap((one) => [sessions.end(one.session), one.lab ? labs.end(one.lab) : null]));
  }

  async #end() {
    await this.#endAll();
    this.#address(null);
    this.setup.button.disabled = false;
    fill(this.setup.button, t('twin.connect'));
    this.#empty();
    this.setup.server.focus();
  }

  /** Whoever reloads, or is sent the address, finds the same lanes. */
  #address(wish, opened) {
    const said = new URLSearchParams();
    if (wish) {
      said.set('lanes', opened.map((one) => [one.target, one.session, one.lab || ''].join('~')).join(','));
      if (wish.choice === 'url') said.set('url', wish.url);
      else if (wish.choice === 'own') tell(said, wish.lab);
      else said.set('preset', wish.choice);
    }
    sessionStorage.setItem(KEPT, said.toString());
    if (here().room === 'twin') history.replaceState(null, '', link('twin') + (wish ? `?${said}` : ''));
  }
}

/** What is no JSON goes to the service as it is, which says what is wrong with it. */
function faultsOf(text) {
  try {
    return JSON.parse(text || '{}');
  } catch {
    return text;
  }
}

const lanesOf = (said) =>
  (said.get('lanes') || '').split(',').filter(Boolean).slice(0, 3).map((one) => {
    const [target, session, lab] = one.split('~');
    return { target, session, lab: lab || null };
  }).filter((one) => one.session);

const sign = ({ targets, choice, url, lab, headers, subprotocols, insecureTls }) =>
  JSON.stringify([targets, choice, url, lab, headers, subprotocols, insecureTls]);

function tell(said, { script, faults, tls }) {
  said.set('script', script);
  if (faults && Object.keys(faults).length) said.set('faults', JSON.stringify(faults));
  if (tls) said.set('tls', 'true');
}

/** Where that script is tried on these targets. */
export function tryAddress(own) {
  const said = new URLSearchParams();
  tell(said, own);
  return `${link('twin')}?${said}`;
}
