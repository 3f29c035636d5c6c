// @ts-check
import './core/theme.js';
import { i18n } from './core/i18n.js';
import './accounts/enrol.js';

i18n.load('accounts').then(() => document.body.replaceChildren(document.createElement('lv-enrol')));
