import { ENTRIES_BEFORE_STAMP } from '#ledger/stamp-checkpoint.ts';
import type { AppFault } from '#ports/app-fault.ts';
import { Notice } from '#ui/components/Notice.tsx';
import { FaultDetails } from '#ui/faults/FaultDetails.tsx';
import { faultSentence } from '#ui/faults/fault-sentences.ts';
import { Panel } from '../parts/Panel.tsx';
import { type Account, byWhom, formatInstant } from '../parts/lead-sentences.ts';
import type { BudgetView } from './budget-state.ts';
import { useSentences } from '#ui/i18n/SentencesContext.tsx';
import { PressButton } from '#ui/controls/PressButton.tsx';

interface Props {
  readonly stamp: BudgetView['stamp'];
  /** Why totals could not be stamped; null where they could, or need not be. */
  readonly stampError: AppFault | null;
  readonly account: Account;
  readonly isReading: boolean;
  readonly onRecount: () => Promise<void>;
}

/** The totals that spare everybody reading the month again. */
export function Totals({ stamp, stampError, account, isReading, onRecount }: Props) {
  const sentences = useSentences();
  const { timeZone } = account;
  return (
    <Panel title={sentences.t('totals.title')}>
      <p>
        {stamp === null
          ? sentences.t('totals.none', { count: ENTRIES_BEFORE_STAMP })
          : sentences.t('totals.stamped', {
              when: formatInstant(sentences.locale, stamp.atMs, timeZone),
              who: byWhom(sentences, account, stamp.byId),
              upTo: formatInstant(sentences.locale, stamp.upToMs, timeZone),
            })}
      </p>
      {stampError !== null && (
        <Notice type="warning">
          {sentences.t('totals.failed', { reason: faultSentence(sentences, stampError) })}
          <FaultDetails fault={stampError} />
        </Notice>
      )}
      <p className="quiet">{sentences.t('totals.recount_hint')}</p>
      <div className="row">
        <PressButton
          size="small"
          isHeld={isReading}
          onClick={() => {
            void onRecount();
          }}
        >
          {sentences.t('totals.recount')}
        </PressButton>
      </div>
    </Panel>
  );
}
