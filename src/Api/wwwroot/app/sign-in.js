// @ts-check
import './core/theme.js';
import { i18n } from './core/i18n.js';
import './sign-in/sign-in.js';

i18n.load('accounts').then(() => document.body.replaceChildren(document.createElement('lv-sign-in')));
