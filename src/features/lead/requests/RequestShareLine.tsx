import { DECIDED_AT_LEAST, SIGNED_PERCENT, decidedOf } from '#domain/insights/request-figures.ts';
import { PressButton } from '#ui/controls/PressButton.tsx';
import { FaultDetails } from '#ui/faults/FaultDetails.tsx';
import { faultSentence } from '#ui/faults/fault-sentences.ts';
import { formatPercent } from '#ui/i18n/figure-formats.ts';
import { useSentences } from '#ui/i18n/SentencesContext.tsx';
import type { RequestShare, RequestShareState } from './request-share.ts';

/** How often requests are approved as they are asked for, and what that says of the limit: read where somebody asks for it. */
export function RequestShareLine({ share, onRead }: Pick<RequestShareState, 'share'> & { readonly onRead: RequestShare['read'] }) {
  const sentences = useSentences();
  const { t, locale } = sentences;
  const numbers = new Intl.NumberFormat(locale);
  return (
    <div className="stack stack-tight">
      <div className="row">
        <PressButton size="small" isHeld={share.phase === 'reading'} onClick={() => void onRead()}>
          {t('requests.share.ask')}
        </PressButton>
      </div>
      <div aria-live="polite">
        {share.phase === 'failed' && (
          <p>
            {t('requests.share.failed', { reason: faultSentence(sentences, share.error) })}
            <FaultDetails fault={share.error} />
          </p>
        )}
        {share.phase === 'done' && (
          <p>
            {t('requests.share.told', {
              unchanged: numbers.format(share.figures.unchanged),
              decided: numbers.format(decidedOf(share.figures)),
            })}{' '}
            {share.figures.hint !== 'none' &&
              t(`requests.share.${share.figures.hint}`, { count: DECIDED_AT_LEAST, percent: formatPercent(locale, SIGNED_PERCENT) })}
          </p>
        )}
      </div>
    </div>
  );
}
