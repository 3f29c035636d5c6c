// @ts-check
import { i18n } from './core/i18n.js';
import { Session } from './core/session.js';
import { signedIn } from './core/signed-in.js';
import { startAgain } from './core/start-again.js';
import { WallFollower } from './wall/wall-follower.js';

async function open() {
  const texts = i18n.load();
  const person = await signedIn(open);
  if (!person) return;
  const session = new Session(person);
  session.hub.start();
  const follower = new WallFollower(person.id);
  // Somebody else signed in at the desk: this window starts anew as theirs.
  follower.addEventListener('stranger', () => location.reload());
  addEventListener('storage', event => {
    if (event.key === 'live-view.language' && (event.newValue === 'nl' || event.newValue === 'en')) i18n.choose(event.newValue);
  });
  try {
    await Promise.all([texts, import('./wall/wall.js')]);
  } catch {
    startAgain();
    return;
  }
  const wall = /** @type {any} */ (document.createElement('lv-wall'));
  wall.session = session;
  wall.follower = follower;
  document.body.replaceChildren(wall);
  document.title = `${person.organisation.name} · Live View`;
}

open();
