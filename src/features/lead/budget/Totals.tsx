import { Button } from '@zendeskgarden/react-buttons';
import { ENTRIES_BEFORE_STAMP } from '#ledger/stamp-checkpoint.ts';
import type { LeadSession } from '../lead-session.ts';
import type { BudgetView, LeadState } from '../session/lead-state.ts';
import { Notice } from '#ui/components/Notice.tsx';
import { remoteSentence } from '#ui/i18n/sentences.ts';
import { Panel } from '../parts/Panel.tsx';
import { byWhom, formatInstant } from '../parts/lead-sentences.ts';
import { useSentences } from '#ui/i18n/SentencesContext.tsx';

/** The totals that spare everybody reading the month again. */
export function Totals({ view, state, session }: { readonly view: BudgetView; readonly state: LeadState; readonly session: LeadSession }) {
  const sentences = useSentences();
  const { stamp } = view;
  const { timeZone, stampError } = state;
  return (
    <Panel title={sentences.t('totals.title')}>
      <p>
        {stamp === null
          ? sentences.t('totals.none', { count: ENTRIES_BEFORE_STAMP })
          : sentences.t('totals.stamped', {
              when: formatInstant(sentences.locale, stamp.atMs, timeZone),
              who: byWhom(sentences, state, stamp.byId),
              upTo: formatInstant(sentences.locale, stamp.upToMs, timeZone),
            })}
      </p>
      {stampError !== null && (
        <Notice type="warning">{sentences.t('totals.failed', { reason: remoteSentence(sentences, stampError) })}</Notice>
      )}
      <p className="quiet">{sentences.t('totals.recount_hint')}</p>
      <div className="row">
        <Button
          size="small"
          disabled={state.reading !== null}
          onClick={() => {
            void session.recount();
          }}
        >
          {sentences.t('totals.recount')}
        </Button>
      </div>
    </Panel>
  );
}
