// @ts-check
import './core/theme.js';
import { api, Problem } from './core/api.js';
import { i18n } from './core/i18n.js';
import { Session } from './core/session.js';

/** @type {Record<string, () => Promise<unknown>>} */
const desks = {
  controlRoom: () => import('./desk-control-room/desk.js'),
  nationalOperator: () => import('./desk-rollout/desk.js'),
};

async function open() {
  const texts = i18n.load();
  let person;
  try {
    person = await api.me();
  } catch (problem) {
    if (problem instanceof Problem && problem.status === 401) location.replace('/');
    else setTimeout(open, 2000);
    return;
  }
  const session = new Session(person);
  // The desk's news starts to flow while its elements still load.
  session.hub.start();
  const desk = person.roles.includes('privacyOfficer') ? () => import('./desk-privacy/desk.js')
    : desks[person.organisation.kind] ?? (() => import('./desk-alarm-centre/desk.js'));
  await Promise.all([texts, import('./components/shell.js'), desk()]);
  const shell = /** @type {any} */ (document.createElement('lv-shell'));
  shell.session = session;
  document.body.replaceChildren(shell);
}

open();
