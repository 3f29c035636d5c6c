// @ts-check
import { Hub } from './core/hub.js';
import { i18n } from './core/i18n.js';
import { opensPhone } from './core/roles.js';
import { signedIn } from './core/signed-in.js';
import { startAgain } from './core/start-again.js';
import { Store } from './core/store.js';

async function open() {
  const texts = i18n.load('phone', 'material');
  const person = await signedIn(open);
  if (!person) return;
  if (!opensPhone(person)) {
    location.replace('/desk.html');
    return;
  }
  const store = new Store();
  new Hub(store).start();
  try {
    await Promise.all([texts, import('./phone/app.js')]);
  } catch {
    startAgain();
    return;
  }
  const app = /** @type {any} */ (document.createElement('lv-phone'));
  app.store = store;
  app.person = person;
  document.body.replaceChildren(app);
}

open();
