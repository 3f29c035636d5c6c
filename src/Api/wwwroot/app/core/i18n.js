// @ts-check
import { preferences } from './preferences.js';

/** @typedef {import('./types.js').Text} Text */
/** @typedef {'nl'|'en'} Language */
/** @type {Language[]} */
export const languages = ['nl', 'en'];

/** @type {Record<string, string>} */
let catalogue = {};
/** @type {Language} */
let language = preferences.get('language', 'nl') === 'en' ? 'en' : 'nl';

export const i18n = Object.assign(new EventTarget(), {
  /** @returns {Language} */
  get language() { return language; },
  async load() {
    const response = await fetch(`/i18n/${language}.json`);
    catalogue = await response.json();
    document.documentElement.lang = language;
    i18n.dispatchEvent(new Event('change'));
  },
  /** @param {Language} chosen */
  async choose(chosen) {
    language = chosen;
    preferences.set('language', chosen);
    await i18n.load();
  },
});

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

/** @param {string} count @param {number} value */
export const plural = (count, value) => t(`${count}.${new Intl.PluralRules(language).select(value)}`, { count: value });

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
