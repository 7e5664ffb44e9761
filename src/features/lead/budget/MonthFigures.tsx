import type { BudgetView, LeadState } from '../session/lead-state.ts';
import { formatPercent } from '#ui/i18n/formats.ts';
import { Panel } from '../parts/Panel.tsx';
import { minor, percentOfBudget, personName } from '../parts/lead-sentences.ts';
import { useSentences } from '#ui/i18n/SentencesContext.tsx';

interface Props {
  readonly view: BudgetView;
  readonly state: LeadState;
}

/** The month in four figures and a bar. */
export function Month({ view, state }: Props) {
  const sentences = useSentences();
  const { currency } = state.settings.settings;
  const { month } = view;
  const { limitMinor, leftMinor, spentMinor, heldMinor } = month;
  const sum = (amountMinor: number): string => minor(sentences.locale, amountMinor, currency);
  const noLimit = sentences.t('budget.no_limit');
  const figures = [
    [sentences.t('budget.limit'), limitMinor === null ? noLimit : sum(limitMinor)],
    [sentences.t('budget.spent'), sum(spentMinor)],
    [sentences.t('budget.held'), sum(heldMinor)],
    [sentences.t('budget.left'), leftMinor === null ? noLimit : sum(leftMinor)],
  ] as const;
  return (
    <div className="panel stack">
      <dl className="figures">
        {figures.map(([name, figure]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{figure}</dd>
          </div>
        ))}
      </dl>
      {limitMinor !== null && <Bar spentMinor={spentMinor} heldMinor={heldMinor} limitMinor={limitMinor} />}
      {heldMinor > 0 && (
        <p className="quiet">
          {sentences.t('budget.held_of', {
            deciding: sum(month.decidingMinor),
            waiting: sum(month.waitingMinor),
            unfinished: sum(month.unfinishedMinor),
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
export function AgentsToday({ view, state }: Props) {
  const sentences = useSentences();
  const { currency, limits } = state.settings.settings;
  const limit = limits.agentDayMinor === null ? sentences.t('budget.no_limit') : minor(sentences.locale, limits.agentDayMinor, currency);
  return (
    <Panel title={sentences.t('budget.today')}>
      {view.today.length === 0 ? (
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
            {view.today.map(({ agentId, heldMinor }) => (
              <tr key={agentId}>
                <th scope="row">{personName(sentences, state, agentId)}</th>
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
