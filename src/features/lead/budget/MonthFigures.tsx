import type { Currency } from '#domain/money/money.ts';
import type { BudgetView } from './budget-state.ts';
import { percentOfBudget } from './budget-sentences.ts';
import { formatPercent } from '#ui/i18n/figure-formats.ts';
import { Figures } from '../parts/Figures.tsx';
import { Panel } from '../parts/Panel.tsx';
import { type Account, minor, personName } from '../parts/lead-sentences.ts';
import { useSentences } from '#ui/i18n/SentencesContext.tsx';

/** The month in four figures and a bar. */
export function Month({ month, currency }: { readonly month: BudgetView['month']; readonly currency: Currency }) {
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
      {limitMinor !== null && <Bar spentMinor={spentMinor} heldMinor={heldMinor} limitMinor={limitMinor} />}
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

function Bar({
  spentMinor,
  heldMinor,
  limitMinor,
}: {
  readonly spentMinor: number;
  readonly heldMinor: number;
  readonly limitMinor: number;
}) {
  const sentences = useSentences();
  const used = percentOfBudget(spentMinor + heldMinor, limitMinor);
  const spent = Math.min(used, percentOfBudget(spentMinor, limitMinor));
  return (
    <div className="stack stack-tight">
      <div className="bar" aria-hidden>
        <i className="bar-spent" style={{ inlineSize: `${spent}%` }} />
        <i className="bar-held" style={{ inlineSize: `${used - spent}%` }} />
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
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{sentences.t('budget.agent')}</th>
              <th scope="col">{sentences.t('budget.today_spent')}</th>
              <th scope="col">{sentences.t('budget.today_limit')}</th>
            </tr>
          </thead>
          <tbody>
            {today.map(({ agentId, heldMinor }) => (
              <tr key={agentId}>
                <th scope="row">{personName(sentences, account, agentId)}</th>
                <td>{minor(sentences.locale, heldMinor, currency)}</td>
                <td>{limit}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  );
}
