// One session, for whoever was given its link: what it did and saw, and its verbs.

import { fill, h } from '../lib/dom.js';
import { link } from '../lib/route.js';
import { complaint, sentence } from '../lib/ask.js';
import { t } from '../lib/strings.js';
import { labs, sessions } from '../api.js';
import { LaneBoard } from './lane-board.js';
import { TwinTalk } from './twin-talk.js';

export class SessionRoom {
  #gone = false;

  constructor(app, address) {
    this.app = app;
    [this.id] = address.path;
    this.title = this.id ? t('session.title', { id: this.id }) : t('session.list');
    this.place = h('div', { class: 'twin-place' });
    this.wrong = complaint();
    this.element = h(
      'section',
      { class: 'room twin' },
      h('div', { class: 'room-head' }, h('h1', {}, this.title), h('a', { class: 'button', href: link('twin') }, t('nav.twin'))),
      this.wrong,
      this.place,
    );
    if (this.id) this.#show();
    else this.#list();
  }

  leave() {
    this.#gone = true;
    this.board?.leave();
    this.unwatch?.();
  }

  #list() {
    const draw = (state) => {
      if (state.sessions === this.seen) return;
      this.seen = state.sessions;
      const all = [...state.sessions.values()];
      fill(this.place, all.length === 0
        ? h('div', { class: 'empty' }, h('p', {}, t('session.none')))
        : h('ul', { class: 'card tw-plain' }, all.map((one) => h('li', {}, h('a', { href: link('sessions', one.id) }, one.id), ` · ${one.target} · ${t(`lane.state.${one.state}`)}`))));
    };
    this.unwatch = this.app.store.watch(draw);
    draw(this.app.store.state);
  }

  async #show() {
    try {
      const [session, all] = await Promise.all([sessions.show(this.id), labs.list()]);
      if (this.#gone) return;
      const lab = all.find((one) => one.url === session.url);
      this.talk = new TwinTalk(
        (message) => this.#do('send', () => sessions.send(this.id, message)),
        (how) => this.#do('close', () => sessions.close(this.id, this.board.lanes[0].board ? {} : how)),
      );
      const spec = { target: session.target, session: this.id, lab: lab?.id || null };
      this.board = new LaneBoard(this.app, [spec], this.talk.element, () => this.#changed());
      fill(this.place, this.board.element);
      this.#changed();
    } catch (failed) {
      fill(this.wrong, sentence(failed));
      fill(this.place, h('div', { class: 'empty' }, h('h2', {}, t('session.gone')), h('p', {}, t('session.gone.text'))));
    }
  }

  async #do(what, work) {
    const [lane] = this.board.lanes;
    try {
      await work();
    } catch (failed) {
      lane.refused(what, failed);
    }
    lane.due();
  }

  #changed() {
    const [lane] = this.board?.lanes || [];
    if (lane && this.talk) this.talk.enable(lane.state === 'open', ['open', 'connecting', 'closing'].includes(lane.state));
  }
}
