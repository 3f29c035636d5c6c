// @ts-check
import './core/theme.js';
import { api, Problem } from './core/api.js';
import { i18n } from './core/i18n.js';
import './guarding/guarding.js';

async function open() {
  const texts = i18n.load('guarding', 'tracking');
  try {
    const [person, objects] = await Promise.all([api.me(), api.objects()]);
    await texts;
    const page = /** @type {any} */ (document.createElement('lv-guarding'));
    Object.assign(page, { person, objects });
    document.body.replaceChildren(page);
  } catch (problem) {
    if (problem instanceof Problem && problem.status === 401) location.replace('/');
    else if (problem instanceof Problem && problem.status === 403) location.replace('/desk.html');
    else setTimeout(open, 2000);
  }
}

open();
