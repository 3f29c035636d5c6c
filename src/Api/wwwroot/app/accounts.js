// @ts-check
import './core/theme.js';
import { api, Problem } from './core/api.js';
import { i18n } from './core/i18n.js';
import './accounts/accounts.js';

async function open() {
  const texts = i18n.load('accounts');
  try {
    const [person, own] = await Promise.all([api.me(), api.ownSignIn()]);
    await texts;
    const page = /** @type {any} */ (document.createElement('lv-accounts'));
    Object.assign(page, { person, own });
    document.body.replaceChildren(page);
  } catch (problem) {
    if (problem instanceof Problem && problem.status === 401) location.replace('/');
    else setTimeout(open, 2000);
  }
}

open();
