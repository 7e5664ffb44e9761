import type { BudgetView, LeadState } from '../session/lead-state.ts';
import { useMessages } from '#ui/i18n/MessagesContext.tsx';
import { formatPercent } from '#ui/i18n/formats.ts';
import { useLeadMessages } from '#ui/i18n/LeadMessagesContext.tsx';
import { Panel } from '../parts/Panel.tsx';
import { minor, percentOfBudget, personName } from '../parts/lead-sentences.ts';

interface Props {
  readonly view: BudgetView;
  readonly state: LeadState;
}

/** The month in four figures and a bar. */
export function Month({ view, state }: Props) {
  const messages = useMessages();
  const lead = useLeadMessages();
  const { currency } = state.settings.settings;
  const { month } = view;
  const { limitMinor, leftMinor, spentMinor, heldMinor } = month;
  const sum = (amountMinor: number): string => minor(messages, amountMinor, currency);
  const noLimit = lead.t('budget.no_limit');
  const figures = [
    [lead.t('budget.limit'), limitMinor === null ? noLimit : sum(limitMinor)],
    [lead.t('budget.spent'), sum(spentMinor)],
    [lead.t('budget.held'), sum(heldMinor)],
    [lead.t('budget.left'), leftMinor === null ? noLimit : sum(leftMinor)],
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
          {lead.t('budget.held_of', {
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
  const messages = useMessages();
  const lead = useLeadMessages();
  const used = percentOfBudget(spentMinor + heldMinor, limitMinor);
  const spent = Math.min(used, percentOfBudget(spentMinor, limitMinor));
  return (
    <div className="stack stack-tight">
      <div className="bar" aria-hidden>
        <i className="bar-spent" style={{ inlineSize: `${spent}%` }} />
        <i className="bar-held" style={{ inlineSize: `${used - spent}%` }} />
      </div>
      <p className="quiet">{lead.t('budget.used', { percent: formatPercent(messages, used) })}</p>
    </div>
  );
}

/** Who has given how much today. */
export function AgentsToday({ view, state }: Props) {
  const messages = useMessages();
  const lead = useLeadMessages();
  const { currency, limits } = state.settings.settings;
  const limit = limits.agentDayMinor === null ? lead.t('budget.no_limit') : minor(messages, limits.agentDayMinor, currency);
  return (
    <Panel title={lead.t('budget.today')}>
      {view.today.length === 0 ? (
        <p className="quiet">{lead.t('budget.today_none')}</p>
      ) : (
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{lead.t('budget.agent')}</th>
              <th scope="col">{lead.t('budget.today_spent')}</th>
              <th scope="col">{lead.t('budget.today_limit')}</th>
            </tr>
          </thead>
          <tbody>
            {view.today.map(({ agentId, heldMinor }) => (
              <tr key={agentId}>
                <th scope="row">{personName(lead, state, agentId)}</th>
                <td>{minor(messages, heldMinor, currency)}</td>
                <td>{limit}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  );
}
