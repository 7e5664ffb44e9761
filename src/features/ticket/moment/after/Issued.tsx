import type { ShownCard } from '../../session/shown.ts';
import { formatDay, formatMoney } from '#ui/i18n/formats.ts';
import { useSentences } from '#ui/i18n/SentencesContext.tsx';

/** What a provider has issued, and by which it is found there. Of what is done by hand nobody outside holds anything. */
export function Issued({ state }: { readonly state: Pick<ShownCard, 'executions' | 'standing' | 'timeZone' | 'nowMs'> }) {
  const sentences = useSentences();
  const known = state.executions.get(state.standing.momentId);
  if (known?.execution.kind !== 'receipt' || known.execution.receipt.reference === '') return null;
  const { reference, endingBalance, expiresAtMs, codeEnding } = known.execution.receipt;
  const { locale } = sentences;
  const more = [
    ...(endingBalance === undefined ? [] : [sentences.t('moment.issued_balance', { amount: formatMoney(locale, endingBalance) })]),
    ...(expiresAtMs === undefined
      ? []
      : [
          sentences.t(expiresAtMs > state.nowMs ? 'moment.issued_until' : 'moment.issued_ended', {
            date: formatDay(locale, expiresAtMs, state),
          }),
        ]),
    ...(codeEnding === undefined ? [] : [sentences.t('moment.issued_code_ending', { code: codeEnding })]),
  ];
  return (
    <div>
      <p className="as-typed">✓ {sentences.t('moment.issued', { who: known.by, reference })}</p>
      {more.map((line) => (
        <p key={line} className="quiet">
          {line}
        </p>
      ))}
    </div>
  );
}

/** How far taking it back would reach, before somebody presses. What was done by hand is said with what is left to do. */
export function UndoReach({ state }: { readonly state: Pick<ShownCard, 'executions' | 'standing'> }) {
  const sentences = useSentences();
  const known = state.executions.get(state.standing.momentId);
  if (known === undefined || known.reversibility === 'by_people' || known.execution.kind === 'reversed') return null;
  return <p className="quiet">{sentences.t(`moment.undo_reach.${known.reversibility}`, { who: known.by })}</p>;
}
