import { ENTRIES_BEFORE_STAMP } from '#ledger/stamp-checkpoint.ts';
import type { AppFault } from '#ports/app-fault.ts';
import { Notice } from '#ui/components/Notice.tsx';
import { FaultDetails } from '#ui/faults/FaultDetails.tsx';
import { faultSentence } from '#ui/faults/fault-sentences.ts';
import { Panel } from '../parts/Panel.tsx';
import { type Account, byWhom, formatInstant } from '../parts/lead-sentences.ts';
import type { BudgetView } from './budget-state.ts';
import type { Sentences } from '#ui/i18n/registry.ts';
import { useSentences } from '#ui/i18n/SentencesContext.tsx';
import { PressButton } from '#ui/controls/PressButton.tsx';

interface Props {
  readonly stamp: BudgetView['stamp'];
  /** Why totals could not be stamped; null where they could, or need not be. */
  readonly stampError: AppFault | null;
  readonly account: Account;
  readonly isReading: boolean;
  /** Whether whoever looks may read how the app keeps its totals; others read what it means for them. */
  readonly hasDetails: boolean;
  readonly onRecount: () => Promise<void>;
}

/** The totals that spare everybody reading the month again. */
export function Totals({ stamp, stampError, account, isReading, hasDetails, onRecount }: Props) {
  const sentences = useSentences();
  return (
    <Panel title={sentences.t('totals.title')}>
      <p>{hasDetails ? stampedSentence(sentences, stamp, account) : plainSentence(sentences, stamp, account)}</p>
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

function stampedSentence({ t, ...sentences }: Sentences, stamp: Props['stamp'], account: Account): string {
  if (stamp === null) return t('totals.none', { count: ENTRIES_BEFORE_STAMP });
  return t('totals.stamped', {
    when: formatInstant(sentences.locale, stamp.atMs, account.timeZone),
    who: byWhom({ t, ...sentences }, account, stamp.byId),
    upTo: formatInstant(sentences.locale, stamp.upToMs, account.timeZone),
  });
}

function plainSentence({ t, locale }: Sentences, stamp: Props['stamp'], { timeZone }: Account): string {
  return stamp === null ? t('totals.plain_none') : t('totals.plain_stamped', { when: formatInstant(locale, stamp.atMs, timeZone) });
}
