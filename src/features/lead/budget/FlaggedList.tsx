import type { Flagged } from '#ledger/flagged.ts';
import type { LeadState, TakenBack } from '../session/lead-state.ts';
import type { EntryFacts } from '#ledger/entries.ts';
import { factsOfEntry } from '#ledger/lead-corrections.ts';
import { type Money, parseCurrency } from '#domain/money/money.ts';
import { formatAgo } from '#ui/i18n/time-formats.ts';
import { MomentRow } from '../parts/MomentRow.tsx';
import { SettleAs } from './SettleAs.tsx';
import { useFirstRows } from '../parts/use-first-rows.tsx';
import { Panel } from '../parts/Panel.tsx';
import { type Account, byWhom, minor } from '../parts/lead-sentences.ts';
import { useSentences } from '#ui/i18n/SentencesContext.tsx';
import type { Sentences } from '#ui/i18n/registry.ts';
import { PressButton } from '#ui/controls/PressButton.tsx';

interface Props {
  readonly account: Account;
  readonly corrections: LeadState['corrections'];
  readonly onShowTicket: (ticketId: string) => void;
  readonly onTakeBack: (taken: TakenBack, facts: EntryFacts) => Promise<void>;
  /** `amount` where the lead says what it counts as; absent: as it stands. */
  readonly onSettle: (flagged: Flagged, amount?: Money) => Promise<void>;
}

/** Entries that something is wrong with: what, what they count as until somebody decides, and what to do. */
export function FlaggedList({ flagged, ...props }: Props & { readonly flagged: readonly Flagged[] }) {
  const sentences = useSentences();
  const { shown, more } = useFirstRows(flagged);
  return (
    <Panel title={sentences.t('budget.flagged')}>
      <p className="quiet">{sentences.t(flagged.length === 0 ? 'budget.flagged_none' : 'budget.flagged_why')}</p>
      {flagged.length > 0 && (
        <ul className="rows">
          {shown.map((entry) => (
            <FlaggedRow key={entry.entry.id} flagged={entry} {...props} />
          ))}
        </ul>
      )}
      {more}
    </Panel>
  );
}

function FlaggedRow({ flagged, account, corrections, onShowTicket, onTakeBack, onSettle }: Props & { readonly flagged: Flagged }) {
  const sentences = useSentences();
  const { kind, entry, momentId, countsMinor, asItStands } = flagged;
  const { currency } = account;
  const correction = corrections.get(momentId);
  const what = sentences.t(`flag.${kind}`);
  const written = sentences.t('budget.flagged_row', {
    who: byWhom(sentences, account, entry.createdById),
    when: formatAgo(sentences, entry.createdAtMs, account),
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
          {entry.asWritten !== undefined && <div>{sentences.t('budget.as_written', asWritten(entry.asWritten))}</div>}
          <div>{[says(sentences, flagged), counts].filter((sentence) => sentence !== '').join(' ')}</div>
          <div>{sentences.t(`flag_do.${kind}`)}</div>
        </>
      }
      ticketId={entry.ticketId}
      onShowTicket={onShowTicket}
      takeBack={{
        what,
        account,
        correction,
        onTakeBack: () => onTakeBack({ momentId, reserveId: entry.id }, factsOfEntry(flagged, currency)),
      }}
    >
      {kind === 'foreign_currency' && (
        <SettleAs
          currency={currency}
          what={entry.ticketId === '' ? what : sentences.t('budget.flagged_ticket', { id: entry.ticketId })}
          isBusy={correction?.phase === 'working'}
          onSettle={(amount) => onSettle(flagged, amount)}
        />
      )}
      {asItStands !== null && (
        <PressButton
          size="small"
          isHeld={correction?.phase === 'working'}
          onClick={() => {
            void onSettle(flagged);
          }}
        >
          {sentences.t('budget.settle_amount', { amount: minor(sentences.locale, asItStands.amount.amountMinor, currency) })}
        </PressButton>
      )}
    </MomentRow>
  );
}

/** What a newer version, or somebody by hand, called it: a dash where it says nothing. */
function asWritten({ kind, schemaVersion }: NonNullable<Flagged['entry']['asWritten']>): {
  readonly kind: string;
  readonly version: string;
} {
  return { kind: kind === '' ? '–' : kind, version: schemaVersion === '' ? '–' : schemaVersion };
}

/** The sum that the entry holds now, in its own currency, where it holds one. */
function says(sentences: Sentences, { entry }: Flagged): string {
  const currency = parseCurrency(entry.currency);
  if (entry.amountMinor === null) return '';
  const amount = currency.ok ? minor(sentences.locale, entry.amountMinor, currency.value) : `${entry.amountMinor} ${entry.currency}`;
  return sentences.t('budget.says', { amount });
}
