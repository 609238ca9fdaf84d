// Where the page begins: the words, the store, the feed, then what is shown.

import { createStore } from './store.js';
import { keepInStep } from './sync.js';
import { speak } from './lib/strings.js';
import { AppShell } from './shell/app-shell.js';

const store = createStore();

speak().then(() => {
  AppShell.store = store;
  customElements.define('wt-app', AppShell);
  keepInStep(store, new AbortController().signal);
});
