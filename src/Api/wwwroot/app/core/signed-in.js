// @ts-check
import { api, Problem } from './api.js';

/** ms */
const patience = 2000;

/**
 * Who is signed in; null when this page cannot go on now. Whoever is not signed in is brought to where one does that, and of a server that does
 * not answer is asked once more.
 * @param {() => void} again opens the page anew @returns {Promise<import('./types.js').Person|null>}
 */
export async function signedIn(again) {
  try {
    return await api.me();
  } catch (problem) {
    if (problem instanceof Problem && problem.status === 401) location.replace('/');
    else setTimeout(again, patience);
    return null;
  }
}
