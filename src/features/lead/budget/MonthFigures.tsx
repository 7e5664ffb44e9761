import type { Currency } from '#domain/money/money.ts';
import type { MonthPace } from '#domain/journal/month-pace.ts';
import type { BudgetView } from './budget-state.ts';
import { percentOfBudget } from './budget-sentences.ts';
import { formatPercent } from '#ui/i18n/figure-formats.ts';
import { Figures } from '../parts/Figures.tsx';
import { FigureTable } from '../parts/FigureTable.tsx';
import { Panel } from '../parts/Panel.tsx';
import { type Account, minor, personName } from '../parts/lead-sentences.ts';
import type { Sentences } from '#ui/i18n/registry.ts';
import { useSentences } from '#ui/i18n/SentencesContext.tsx';

interface MonthProps {
  readonly month: BudgetView['month'];
  /** Null where not all of the month could be read, so that its pace is not known. */
  readonly pace: MonthPace | null;
  readonly currency: Currency;
}

/** The month in four figures and a bar, and where it comes to at this pace. */
export function Month({ month, pace, currency }: MonthProps) {
  const sentences = useSentences();
  const { limitMinor, remainingMinor, spentMinor, heldMinor } = month;
  const sum = (amountMinor: number): string => minor(sentences.locale, amountMinor, currency);
  const noLimit = sentences.t('budget.no_limit');
  const figures = [
    [sentences.t('budget.limit'), limitMinor === null ? noLimit : sum(limitMinor)],
    [sentences.t('budget.spent'), sum(spentMinor)],
    [sentences.t('budget.held'), sum(heldMinor)],
    [sentences.t('budget.left'), remainingMinor === null ? noLimit : sum(remainingMinor)],
  ] as const;
  return (
    <div className="panel stack">
      <Figures figures={figures} />
      {limitMinor !== null && <Bar spentMinor={spentMinor} heldMinor={heldMinor} limitMinor={limitMinor} elapsed={pace?.elapsed ?? null} />}
      {pace !== null && <p className="quiet">{paceSentences(sentences, pace, month, sum)}</p>}
      {heldMinor > 0 && (
        <p className="quiet">
          {sentences.t('budget.held_of', {
            deciding: sum(month.decidingMinor),
            waiting: sum(month.waitingMinor),
          })}
        </p>
      )}
    </div>
  );
}

/** The day of the month, where an even pace would be, and what the month comes to at the pace so far. */
function paceSentences(
  { t, locale }: Sentences,
  { day, days, elapsed, endMinor }: MonthPace,
  { limitMinor }: BudgetView['month'],
  sum: (amountMinor: number) => string,
): string {
  return [
    t('budget.pace.day', { day, days }),
    ...(limitMinor === null ? [] : [t('budget.pace.even', { percent: formatPercent(locale, elapsed * 100) })]),
    ...(endMinor === null ? [] : [t('budget.pace.end', { amount: sum(endMinor) })]),
  ].join(' ');
}

function Bar({
  spentMinor,
  heldMinor,
  limitMinor,
  elapsed,
}: {
  readonly spentMinor: number;
  readonly heldMinor: number;
  readonly limitMinor: number;
  readonly elapsed: number | null;
}) {
  const sentences = useSentences();
  const used = percentOfBudget(spentMinor + heldMinor, limitMinor);
  const spent = Math.min(used, percentOfBudget(spentMinor, limitMinor));
  return (
    <div className="stack stack-tight">
      <div className="paced" aria-hidden>
        <div className="bar">
          <i className="bar-spent" style={{ inlineSize: `${spent}%` }} />
          <i className="bar-held" style={{ inlineSize: `${used - spent}%` }} />
        </div>
        {elapsed !== null && <i className="bar-even" style={{ insetInlineStart: `${elapsed * 100}%` }} />}
      </div>
      <p className="quiet">{sentences.t('budget.used', { percent: formatPercent(sentences.locale, used) })}</p>
    </div>
  );
}

/** Who has given how much today. */
export function AgentsToday({
  today,
  limitMinor,
  account,
}: {
  readonly today: BudgetView['today'];
  /** What each agent may give in a day; null: no limit. */
  readonly limitMinor: number | null;
  readonly account: Account;
}) {
  const sentences = useSentences();
  const { currency } = account;
  const limit = limitMinor === null ? sentences.t('budget.no_limit') : minor(sentences.locale, limitMinor, currency);
  return (
    <Panel title={sentences.t('budget.today')}>
      {today.length === 0 ? (
        <p className="quiet">{sentences.t('budget.today_none')}</p>
      ) : (
        <FigureTable
          heads={[sentences.t('budget.agent'), sentences.t('budget.today_spent'), sentences.t('budget.today_limit')]}
          rows={today.map(({ agentId, heldMinor }) => ({
            key: agentId,
            cells: [personName(sentences, account, agentId), minor(sentences.locale, heldMinor, currency), limit],
          }))}
        />
      )}
      {today.some(({ hasApproved }) => hasApproved) && <p className="quiet">{sentences.t('budget.today_approved')}</p>}
    </Panel>
  );
}
