import { Button } from '@zendeskgarden/react-buttons';
import type { Flagged } from '#ledger/flagged.ts';
import type { LeadSession } from '../lead-session.ts';
import type { BudgetView, LeadState } from '../session/lead-state.ts';
import { entryFacts } from '#ledger/lead-corrections.ts';
import { parseCurrency } from '#domain/money/money.ts';
import { formatAgo } from '#ui/i18n/time-formats.ts';
import { MomentRow } from '../parts/MomentRow.tsx';
import { MoreRows, ROWS_AT_MOST } from '../parts/MoreRows.tsx';
import { Panel } from '../parts/Panel.tsx';
import { byWhom, minor } from '../parts/lead-sentences.ts';
import { useSentences } from '#ui/i18n/SentencesContext.tsx';
import type { Sentences } from '#ui/i18n/registry.ts';

interface Props {
  readonly state: LeadState;
  readonly session: LeadSession;
}

/** Entries that something is wrong with: what, what they count as until somebody decides, and what to do. */
export function FlaggedList({ view, state, session }: Props & { readonly view: BudgetView }) {
  const sentences = useSentences();
  return (
    <Panel title={sentences.t('budget.flagged')}>
      <p className="quiet">{sentences.t(view.flagged.length === 0 ? 'budget.flagged_none' : 'budget.flagged_why')}</p>
      <ul className="rows">
        {view.flagged.slice(0, ROWS_AT_MOST).map((flagged) => (
          <FlaggedRow key={flagged.entry.id} flagged={flagged} state={state} session={session} />
        ))}
      </ul>
      <MoreRows count={view.flagged.length} />
    </Panel>
  );
}

function FlaggedRow({ flagged, state, session }: Props & { readonly flagged: Flagged }) {
  const sentences = useSentences();
  const { kind, entry, momentId, countsMinor, asItStands } = flagged;
  const { currency } = state.settings.settings;
  const what = sentences.t(`flag.${kind}`);
  const written = sentences.t('budget.flagged_row', {
    who: byWhom(sentences, state, entry.createdById),
    when: formatAgo(sentences, entry.createdAtMs, state),
  });
  const counts =
    countsMinor === 0
      ? sentences.t('budget.counts_nothing')
      : sentences.t('budget.counts', { amount: minor(sentences.locale, countsMinor, currency) });
  return (
    <MomentRow
      title={what}
      detail={
        <>
          <div>{entry.ticketId === '' ? written : `${sentences.t('budget.flagged_ticket', { id: entry.ticketId })} · ${written}`}</div>
          <div>{[says(sentences, flagged), counts].filter((sentence) => sentence !== '').join(' ')}</div>
          <div>{sentences.t(`flag_do.${kind}`)}</div>
        </>
      }
      ticketId={entry.ticketId}
      takeBack={{ momentId, reserveId: entry.id, what, facts: entryFacts(flagged, currency) }}
      state={state}
      session={session}
    >
      {asItStands !== null && (
        <Button
          size="small"
          disabled={state.tasks.get(momentId)?.phase === 'working'}
          onClick={() => {
            void session.settle(flagged);
          }}
        >
          {sentences.t('budget.settle_amount', { amount: minor(sentences.locale, asItStands.amount.amountMinor, currency) })}
        </Button>
      )}
    </MomentRow>
  );
}

/** The sum that the entry holds now, in its own currency, where it holds one. */
function says(sentences: Sentences, { entry }: Flagged): string {
  const currency = parseCurrency(entry.currency);
  if (entry.amountMinor === null) return '';
  const amount = currency.ok ? minor(sentences.locale, entry.amountMinor, currency.value) : `${entry.amountMinor} ${entry.currency}`;
  return sentences.t('budget.says', { amount });
}
