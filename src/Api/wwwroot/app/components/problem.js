// @ts-check
import { html, nothing } from '../../lib/lit/lit.js';
import { i18n, t } from '../core/i18n.js';
import { LightElement } from '../core/light-element.js';
import { Part } from '../core/part.js';

/** Until they are here, and where they cannot be had, the server's own words are shown. */
const texts = new Part(() => i18n.add('problems'));

/** Why the server refused, beside the button that asked. */
export class ProblemText extends LightElement {
  static properties = { problem: { attribute: false } };

  constructor() {
    super();
    /** @type {import('../core/api.js').Problem|null} */ this.problem = null;
  }

  willUpdate() {
    if (this.problem && !texts.here) texts.fetch().catch(() => {});
  }

  render() {
    const problem = this.problem;
    if (!problem) return nothing;
    const known = t(`problem.${problem.code}`);
    const own = known === `problem.${problem.code}` ? null : known;
    return html`<p class="problem" role="alert" data-problem=${problem.code} lang=${i18n.language}>
      <span class="sign" aria-hidden="true">!</span>
      <span>${own ?? problem.detail ?? problem.title ?? t('problem.unknown', { status: problem.status })}
        ${own && problem.detail && problem.detail !== own ? html`<small lang="en">${problem.detail}</small>` : nothing}</span></p>`;
  }
}

customElements.define('lv-problem', ProblemText);
