// @ts-check
import { html } from '../../lib/lit/lit.js';
import { keys } from '../core/keys.js';
import { LightElement } from '../core/light-element.js';
import './announcer.js';
import './keys-dialog.js';
import './top-bar.js';

/** The page around a desk; which desk follows from the organisation the person acts for. */
export class Shell extends LightElement {
  static properties = { session: { attribute: false } };

  constructor() {
    super();
    /** @type {import('../core/session.js').Session} */ this.session;
    this.addEventListener('keys', () => this.#help());
  }

  connectedCallback() {
    super.connectedCallback();
    keys.listen(key => key === '?' ? (this.#help(), true) : false);
  }

  render() {
    const kind = this.session.person.organisation.kind;
    document.title = `${this.session.person.organisation.name} · Live View`;
    return html`<lv-top-bar .session=${this.session}></lv-top-bar>
      ${this.session.person.roles.includes('privacyOfficer') ? html`<lv-desk-privacy class="desk" .session=${this.session}></lv-desk-privacy>`
        : kind === 'controlRoom' ? html`<lv-desk-control-room class="desk" .session=${this.session}></lv-desk-control-room>`
        : kind === 'nationalOperator' ? html`<lv-desk-rollout class="desk" .session=${this.session}></lv-desk-rollout>`
        : html`<lv-desk-alarm-centre class="desk" .session=${this.session}></lv-desk-alarm-centre>`}
      <lv-announcer .store=${this.session.store}></lv-announcer>
      <lv-keys-dialog></lv-keys-dialog>`;
  }

  #help() {
    /** @type {any} */ (this.querySelector('lv-keys-dialog'))?.open();
  }
}

customElements.define('lv-shell', Shell);
