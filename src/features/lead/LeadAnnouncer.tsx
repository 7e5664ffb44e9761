import type { LeadState } from './session/lead-state.ts';
import { lastValue } from '#ports/section.ts';
import { useControlMessages } from '#ui/i18n/ControlMessagesContext.tsx';
import type { LeadMessages } from '#ui/i18n/load-lead-messages.ts';
import type { ControlMessages } from '#ui/i18n/load-control-messages.ts';
import { decideSentence } from '../shared/requests/request-sentences.ts';
import { faultSentence } from '#ui/faults/fault-sentences.ts';
import { useLeadMessages } from '#ui/i18n/LeadMessagesContext.tsx';
import { measuredSentences, taskSentence } from './parts/lead-outcomes.ts';
import { personName } from './parts/lead-sentences.ts';

/** Says aloud how what a lead has pressed went, for those who do not see it. */
export function LeadAnnouncer({ state }: { readonly state: LeadState }) {
  const messages = useControlMessages();
  const lead = useLeadMessages();
  const { measuring, tasks, reading } = state;
  const last = [...tasks.values()].at(-1);
  const said = [
    answerSentence(messages, lead, state),
    last === undefined ? '' : taskSentence(lead, last),
    measuring.phase === 'working' ? lead.t(`measure.step.${measuring.step}`) : '',
    measuring.phase === 'done' ? measuredSentences(messages, lead, measuring.measured).join(' ') : '',
    measuring.phase === 'failed' ? lead.t('measure.failed', { reason: faultSentence(lead, measuring.error.error) }) : '',
    reading?.isWaiting === true ? lead.t('budget.reading_waits') : '',
  ];
  return (
    <output className="unseen" aria-live="polite">
      {said.filter((sentence) => sentence !== '').join(' ')}
    </output>
  );
}

/** How the last answer to a request went. */
function answerSentence(messages: ControlMessages, lead: LeadMessages, state: LeadState): string {
  const [id, status] = [...state.answers].at(-1) ?? ['', { phase: 'idle' } as const];
  if (status.phase === 'failed') {
    const { currency } = state.settings.settings;
    return decideSentence(messages, lead, status.error, { currency, timeZone: state.timeZone, nowMs: state.nowMs });
  }
  if (status.phase !== 'answered') return '';
  const asked = lastValue(state.requests)?.waiting.find(({ request }) => request.moment.id === id);
  return lead.t(`answer.sent.${status.kind}`, { who: personName(lead, state, asked?.request.moment.agentId ?? '') });
}
