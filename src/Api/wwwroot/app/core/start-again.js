// @ts-check
import { t } from './i18n.js';

/** ms */
const patience = 5000;

/** A page of which not everything came says so, and is loaded anew: that also gets what the server has by now. */
export function startAgain() {
  document.body.textContent = t('page.startsAgain');
  setTimeout(() => location.reload(), patience);
}
