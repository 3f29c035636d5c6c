// @ts-check
import './components/shell.js';
import './core/theme.js';
import { i18n } from './core/i18n.js';
import { Part } from './core/part.js';
import { keepsAccounts, opensPhone, receives } from './core/roles.js';
import { Session } from './core/session.js';
import { signedIn } from './core/signed-in.js';
import { startAgain } from './core/start-again.js';
import { styleSheet } from './core/style-sheet.js';

/** What the desks of who oversees say and look like. */
const oversight = () => Promise.all([i18n.add('oversight'), styleSheet('/app/oversight.css')]);

/** @type {Record<string, () => Promise<unknown>>} */
const desks = {
  nationalOperator: () => Promise.all([import('./desk-rollout/desk.js'), oversight()]),
};

/** After this long a desk has its pictures and its map, ms. */
const quietAfter = 15_000;

async function open() {
  const texts = i18n.load();
  const person = await signedIn(open);
  if (!person) return;
  if (opensPhone(person) && (person.organisation.kind === 'fieldTeam' || matchMedia('(max-width: 600px)').matches)) {
    location.replace('/phone.html');
    return;
  }
  if (keepsAccounts(person)) {
    location.replace('/accounts.html');
    return;
  }
  const session = new Session(person);
  // The desk's news starts to flow while its elements still load.
  session.hub.start();
  const desk = person.roles.includes('privacyOfficer') ? () => Promise.all([import('./desk-privacy/desk.js'), oversight(), i18n.add('log')])
    : receives(person.organisation.kind) ? () => import('./desk-control-room/desk.js')
    : desks[person.organisation.kind ?? ''] ?? (() => Promise.all([import('./desk-alarm-centre/desk.js'), i18n.add('centre'), styleSheet('/app/centre.css')]));
  try {
    await Promise.all([texts, desk()]);
  } catch {
    startAgain();
    return;
  }
  const shell = /** @type {any} */ (document.createElement('lv-shell'));
  shell.session = session;
  document.body.replaceChildren(shell);
  setTimeout(() => Part.fetchAll(), quietAfter);
}

open();
