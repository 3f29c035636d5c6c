// @ts-check
import { t } from '../core/i18n.js';

/** Why a control room was chosen, in a sentence. @param {import('../core/types.js').Reason} reason */
export function reasonInWords(reason) {
  const { code, municipality, region, controlRoom, note } = reason;
  const why = code === 'jurisdiction' && municipality && region
    ? t('reason.jurisdiction', { municipality, region, controlRoom: controlRoom ?? '' })
    : t(code === 'operatorChoice' || code === 'handover' || code === 'invitation' ? `reason.${code}` : 'reason.other');
  return note ? `${why} ${note}` : why;
}
