// @ts-check
import { html, nothing } from '../../lib/lit/lit.js';
import { i18n } from '../core/i18n.js';
import { keys } from '../core/keys.js';
import { LightElement } from '../core/light-element.js';
import { Part } from '../core/part.js';
import { preferences } from '../core/preferences.js';
import { receives } from '../core/roles.js';
import { styleSheet } from '../core/style-sheet.js';
import './announcer.js';
import './later.js';
import './top-bar.js';

const help = new Part(() => Promise.all([import('./keys-dialog.js'), import('./tour.js'), i18n.add('help'), styleSheet('/app/help.css')]));

/** The page around a desk; which desk follows from the organisation the person acts for. */
export class Shell extends LightElement {
  static properties = { session: { attribute: false }, helps: { state: true } };

  constructor() {
    super();
    /** @type {import('../core/session.js').Session} */ this.session;
    /** Whether the keys or the tour were needed. */ this.helps = false;
    this.addEventListener('keys', () => this.#help('lv-keys-dialog'));
    this.addEventListener('tour', () => this.#help('lv-tour'));
  }

  connectedCallback() {
    super.connectedCallback();
    const { person } = this.session;
    this.helps = person.demo && preferences.get(`tour.${deskOf(person)}`, '') === '';
    keys.sits(person.id, deskOf(person));
    keys.listen(act => act === 'help' ? (this.#help('lv-keys-dialog'), true) : false);
  }

  render() {
    const { person, store, feeds } = this.session;
    const desk = deskOf(person);
    document.title = `${person.organisation.name} · Live View`;
    return html`<lv-top-bar .session=${this.session}></lv-top-bar>
      ${this.helps ? html`<lv-later .code=${help} .feeds=${feeds}
        .shows=${html`<lv-tour .desk=${desk} .first=${person.demo}></lv-tour><lv-keys-dialog></lv-keys-dialog>`}></lv-later>` : nothing}
      ${desk === 'privacy' ? html`<lv-desk-privacy class="desk" .session=${this.session}></lv-desk-privacy>`
        : desk === 'controlRoom' ? html`<lv-desk-control-room class="desk" .session=${this.session}></lv-desk-control-room>`
        : desk === 'rollout' ? html`<lv-desk-rollout class="desk" .session=${this.session}></lv-desk-rollout>`
        : html`<lv-desk-alarm-centre class="desk" .session=${this.session}></lv-desk-alarm-centre>`}
      <lv-announcer .store=${store} .own=${person.organisation.id}></lv-announcer>`;
  }

  /** @param {'lv-keys-dialog'|'lv-tour'} which */
  async #help(which) {
    this.helps = true;
    // What goes wrong here is said where it would have stood.
    await help.fetch().catch(() => {});
    await this.updateComplete;
    const later = /** @type {any} */ (this.querySelector('lv-later'));
    later.requestUpdate();
    await later.updateComplete;
    const asked = /** @type {any} */ (this.querySelector(which));
    await asked?.updateComplete;
    asked?.open();
  }
}

/** @param {import('../core/types.js').Person} person @returns {import('../core/keys.js').Desk} */
const deskOf = person => person.roles.includes('privacyOfficer') ? 'privacy'
  : receives(person.organisation.kind) ? 'controlRoom'
  : person.organisation.kind === 'nationalOperator' ? 'rollout' : 'alarmCentre';

customElements.define('lv-shell', Shell);
