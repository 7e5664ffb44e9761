import type { LeadState } from './session/lead-state.ts';
import { lastValue } from '#ports/section.ts';
import { decideSentence } from '../shared/requests/request-sentences.ts';
import { remoteSentence } from '#ui/i18n/sentences.ts';
import { measuredSentences, taskSentence } from './parts/lead-outcomes.ts';
import { personName } from './parts/lead-sentences.ts';
import { useSentences } from '#ui/i18n/SentencesContext.tsx';
import type { Sentences } from '#ui/i18n/registry.ts';

/** Says aloud how what a lead has pressed went, for those who do not see it. */
export function LeadAnnouncer({ state }: { readonly state: LeadState }) {
  const sentences = useSentences();
  const { measuring, tasks, reading } = state;
  const last = [...tasks.values()].at(-1);
  const said = [
    answerSentence(sentences, state),
    last === undefined ? '' : taskSentence(sentences, last),
    measuring.phase === 'working' ? sentences.t(`measure.step.${measuring.step}`) : '',
    measuring.phase === 'done' ? measuredSentences(sentences, measuring.measured).join(' ') : '',
    measuring.phase === 'failed' ? sentences.t('measure.failed', { reason: remoteSentence(sentences, measuring.error.error) }) : '',
    reading?.isWaiting === true ? sentences.t('budget.reading_waits') : '',
  ];
  return (
    <output className="unseen" aria-live="polite">
      {said.filter((sentence) => sentence !== '').join(' ')}
    </output>
  );
}

/** How the last answer to a request went. */
function answerSentence(sentences: Sentences, state: LeadState): string {
  const [id, status] = [...state.answers].at(-1) ?? ['', { phase: 'idle' } as const];
  if (status.phase === 'failed') {
    const { currency } = state.settings.settings;
    return decideSentence(sentences, status.error, { currency, timeZone: state.timeZone, nowMs: state.nowMs });
  }
  if (status.phase !== 'answered') return '';
  const asked = lastValue(state.requests)?.waiting.find(({ request }) => request.moment.id === id);
  return sentences.t(`answer.sent.${status.kind}`, { who: personName(sentences, state, asked?.request.moment.agentId ?? '') });
}
