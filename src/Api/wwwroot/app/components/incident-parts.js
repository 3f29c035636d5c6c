// @ts-check
import { i18n } from '../core/i18n.js';
import { Part } from '../core/part.js';
import { styleSheet } from '../core/style-sheet.js';

/** The log of an incident. */
export const log = new Part(() => Promise.all([import('./log.js'), i18n.add('log')]));

/** What ends it. */
export const endForm = new Part(() => Promise.all([import('./end-form.js'), i18n.add('handling')]));

const styles = () => [i18n.add('material'), styleSheet('/app/material.css')];

/** Its photos and floor plans. */
export const material = new Part(() => Promise.all([import('./material.js'), ...styles()]));

/** Its tracked objects. */
export const objects = new Part(() => Promise.all([import('./objects.js'), i18n.add('tracking'), ...styles()]));
