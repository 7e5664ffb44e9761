import { Button } from '@zendeskgarden/react-buttons';
import type { LeadSession } from '../lead-session.ts';
import type { BudgetView, LeadState } from '../session/lead-state.ts';
import { useControlMessages } from '#ui/i18n/ControlMessagesContext.tsx';
import { Notice } from '#ui/components/Notice.tsx';
import { FaultDetails } from '#ui/faults/FaultDetails.tsx';
import { faultSentence } from '#ui/faults/fault-sentences.ts';
import { formatAgo } from '#ui/i18n/time-formats.ts';
import { useLeadMessages } from '#ui/i18n/LeadMessagesContext.tsx';
import { Panel } from '../parts/Panel.tsx';
import { measuredSentences } from '../parts/lead-outcomes.ts';
import { formatDelay } from '../parts/lead-sentences.ts';

interface Props {
  readonly view: BudgetView;
  readonly state: LeadState;
  readonly session: LeadSession;
}

/** How the account was found to behave; admins can measure it. */
export function MeasurePanel({ view, state, session }: Props) {
  const messages = useControlMessages();
  const lead = useLeadMessages();
  const { settling } = view;
  const { measuring } = state;
  const when = settling === null ? '' : formatAgo(messages, settling.measuredAtMs, state);
  return (
    <Panel title={lead.t('measure.title')}>
      {measuring.phase !== 'done' && (
        <p>
          {settling === null
            ? lead.t('measure.never')
            : settling.delayMs === 0
              ? lead.t('measure.last_none', { when })
              : lead.t('measure.last_delay', { when, delay: formatDelay(messages, settling.delayMs) })}
        </p>
      )}
      <Outcome state={state} />
      {state.agent.isAdmin && (
        <>
          <p className="quiet">{lead.t('measure.hint')}</p>
          <div className="row">
            <Button
              size="small"
              disabled={measuring.phase === 'working'}
              onClick={() => {
                void session.measure();
              }}
            >
              {lead.t('measure.button')}
            </Button>
          </div>
        </>
      )}
    </Panel>
  );
}

function Outcome({ state: { measuring } }: Pick<Props, 'state'>) {
  const messages = useControlMessages();
  const lead = useLeadMessages();
  switch (measuring.phase) {
    case 'idle':
      return null;
    case 'working':
      return <p>{lead.t(`measure.step.${measuring.step}`)}</p>;
    case 'failed': {
      const { error, notDeleted } = measuring.error;
      return (
        <Notice type="error">
          <p>{lead.t('measure.failed', { reason: faultSentence(lead, error) })}</p>
          <FaultDetails messages={lead} fault={error} />
          {notDeleted.length > 0 && <p>{lead.t('measure.not_deleted', { keys: notDeleted.join(', ') })}</p>}
        </Notice>
      );
    }
    case 'done': {
      const { measured } = measuring;
      const isTrusted = measured.listDelayMs !== null && measured.notDeleted.length === 0;
      return (
        <Notice type={isTrusted ? 'success' : 'warning'}>
          {measuredSentences(messages, lead, measured).map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </Notice>
      );
    }
  }
}
