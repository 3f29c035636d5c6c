// @ts-check
import { preferences } from './preferences.js';

/** @typedef {import('./types.js').Text} Text */
/** @typedef {'nl'|'en'} Language */
/** @type {Language[]} */
export const languages = ['nl', 'en'];

/** What only some screens say: of accounts, in an incident's log, for who oversees, on phones, when something is refused, of tracked objects, of keys and the tour, on the timeline, when somebody is invited, at the alarm centre's desk, when it is asked for something, of photos and floor plans, before an alarm is judged and when it ends, where tracked objects are watched over, where others point on the map. @typedef {'accounts'|'log'|'oversight'|'phone'|'problems'|'tracking'|'help'|'timeline'|'invite'|'centre'|'inbox'|'material'|'handling'|'guarding'|'pointing'} More */
/** What was asked for so far; an empty name for what every page says. @type {Set<More|''>} */
const wanted = new Set(/** @type {const} */ (['']));
/** @type {Map<More|'', Record<string, string>>} */
const catalogues = new Map();
/** @type {Record<string, string>} */
let catalogue = {};
/** @type {Language} */
let language = preferences.get('language', navigator.languages.find(each => /^(nl|en)\b/i.test(each)) ?? '').startsWith('en') ? 'en' : 'nl';

class Texts extends EventTarget {
  /** @returns {Language} */
  get language() { return language; }

  /** @param {More[]} more what this page says besides what every page says */
  async load(...more) {
    for (const each of more) wanted.add(each);
    await Promise.all([...wanted].map(read));
    document.documentElement.lang = language;
    this.dispatchEvent(new Event('change'));
  }

  /** Texts that a part of the page says. @param {More} more */
  async add(more) {
    wanted.add(more);
    await read(more);
    this.dispatchEvent(new Event('change'));
  }

  /** @param {Language} chosen */
  async choose(chosen) {
    language = chosen;
    preferences.set('language', chosen);
    await this.load();
  }
}

export const i18n = new Texts();

/** @param {More|''} which */
async function read(which) {
  const asked = language;
  const response = await fetch(`/i18n/${which === '' ? '' : `${which}.`}${asked}.json`);
  if (!response.ok) throw new Error(`The texts '${which}' in ${asked} were answered with ${response.status}.`);
  const texts = await response.json();
  if (asked !== language) return;
  catalogues.set(which, texts);
  catalogue = Object.assign({}, ...catalogues.values());
}

/** @type {Map<string, Intl.DateTimeFormat|Intl.NumberFormat>} */
const formats = new Map();

/** Formatters cost more to make than to use, and every tile's clock uses one. @template {Intl.DateTimeFormat|Intl.NumberFormat} F @param {string} key @param {(locale: string) => F} make @returns {F} */
function format(key, make) {
  const locale = language === 'nl' ? 'nl-NL' : 'en-GB';
  const known = formats.get(locale + key) ?? make(locale);
  formats.set(locale + key, known);
  return /** @type {F} */ (known);
}

const withSeconds = /** @type {const} */ ({ hour: '2-digit', minute: '2-digit', second: '2-digit' });

/**
 * A text of the catalogue; `{name}` is replaced by the value of that name. A missing key shows as itself.
 * @param {string} key @param {Record<string, unknown>} [values]
 */
export function t(key, values) {
  const text = catalogue[key] ?? key;
  return values ? text.replace(/\{(\w+)\}/g, (whole, name) => name in values ? String(values[name]) : whole) : text;
}

/** A text the server gave in both languages. @param {Text|null|undefined} text */
export const told = text => text ? text[language] ?? text.nl : '';

/** What somebody wrote; or that it was erased. @param {string|null|undefined} text */
export const written = text => text === '\u0000erased' ? t('log.erased') : text;

/** The text for a value of a closed set; a value newer than this console shows as itself. @param {string} set @param {string|number|null|undefined} value */
export function word(set, value) {
  const key = `${set}.${value}`;
  return catalogue[key] ?? String(value ?? '');
}

/** @param {string} count @param {number} value @param {Record<string, unknown>} [values] */
export const plural = (count, value, values) => t(`${count}.${new Intl.PluralRules(language).select(value)}`, { ...values, count: value });

/** Several words as one: "a, b en c". @param {string[]} words */
export const listed = words => new Intl.ListFormat(language === 'nl' ? 'nl-NL' : 'en-GB').format(words);

/** @param {string|number|null} at @param {Intl.DateTimeFormatOptions} [options] */
export const time = (at, options = withSeconds) =>
  at === null || Number.isNaN(new Date(at).getTime()) ? '' : format(`t${Object.keys(options)}`, locale => new Intl.DateTimeFormat(locale, options)).format(new Date(at));

/** @param {number} value @param {number} [digits] */
export const number = (value, digits = 0) =>
  format(`n${digits}`, locale => new Intl.NumberFormat(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits })).format(value);

/** A duration in short: 12 s, 3 min, 2 h. @param {number} seconds */
export function span(seconds) {
  if (seconds < 60) return t('span.seconds', { count: seconds });
  if (seconds < 3600) return t('span.minutes', { count: Math.floor(seconds / 60) });
  return t('span.hours', { count: Math.floor(seconds / 3600) });
}
