import { Button } from '@zendeskgarden/react-buttons';
import { ENTRIES_BEFORE_STAMP } from '#ledger/stamp-checkpoint.ts';
import type { LeadSession } from '../lead-session.ts';
import type { BudgetView, LeadState } from '../session/lead-state.ts';
import { useControlMessages } from '#ui/i18n/ControlMessagesContext.tsx';
import { Notice } from '#ui/components/Notice.tsx';
import { FaultDetails } from '#ui/faults/FaultDetails.tsx';
import { faultSentence } from '#ui/faults/fault-sentences.ts';
import { useLeadMessages } from '#ui/i18n/LeadMessagesContext.tsx';
import { Panel } from '../parts/Panel.tsx';
import { byWhom, formatInstant } from '../parts/lead-sentences.ts';

/** The totals that spare everybody reading the month again. */
export function Totals({ view, state, session }: { readonly view: BudgetView; readonly state: LeadState; readonly session: LeadSession }) {
  const messages = useControlMessages();
  const lead = useLeadMessages();
  const { stamp } = view;
  const { timeZone, stampError } = state;
  return (
    <Panel title={lead.t('totals.title')}>
      <p>
        {stamp === null
          ? lead.t('totals.none', { count: ENTRIES_BEFORE_STAMP })
          : lead.t('totals.stamped', {
              when: formatInstant(messages, stamp.atMs, timeZone),
              who: byWhom(messages, lead, state, stamp.byId),
              upTo: formatInstant(messages, stamp.upToMs, timeZone),
            })}
      </p>
      {stampError !== null && (
        <Notice type="warning">
          {lead.t('totals.failed', { reason: faultSentence(lead, stampError) })}
          <FaultDetails messages={lead} fault={stampError} />
        </Notice>
      )}
      <p className="quiet">{lead.t('totals.recount_hint')}</p>
      <div className="row">
        <Button
          size="small"
          disabled={state.reading !== null}
          onClick={() => {
            void session.recount();
          }}
        >
          {lead.t('totals.recount')}
        </Button>
      </div>
    </Panel>
  );
}
