import { useSyncExternalStore } from 'react';
import { useSentences } from '#ui/i18n/SentencesContext.tsx';
import { lastValue } from '#ports/section.ts';
import { answeredSentence } from '../../shared/requests/RequestAnswer.tsx';
import { decideSentence } from '../../shared/requests/request-sentences.ts';
import { personName } from '../parts/lead-sentences.ts';
import { useAccount, useCorrections } from '../parts/use-lead-facts.ts';
import { takeBackMoment } from '../session/corrections.ts';
import type { LeadCore } from '../session/lead-core.ts';
import type { OpenTab } from '../session/lead-tab.ts';
import { type Requests, createRequests } from './requests-state.ts';
import { RequestsTab } from './RequestsTab.tsx';

export { requestsSentences as sentences } from './sentences.ts';

export function openTab(core: LeadCore): OpenTab {
  return requestsTab(core, createRequests(core));
}

/** The tab over what it shows. */
export function requestsTab(core: LeadCore, requests: Requests): OpenTab {
  function View() {
    const { requests: section, answers, nowMs } = useSyncExternalStore(requests.subscribe, requests.getState);
    return (
      <RequestsTab
        requests={section}
        answers={answers}
        account={useAccount(core, nowMs)}
        corrections={useCorrections(core)}
        gestureLimitMinor={core.snapshot().ledgerReader.limits().limits.leadGestureMinor}
        policy={core.settings().policy}
        onRefresh={requests.load}
        onAnswer={requests.answer}
        onShowTicket={core.showTicket}
        onTakeBack={(taken, facts) => takeBackMoment(core, taken, facts)}
      />
    );
  }

  /** How the last answer to a request went. */
  function Announcement() {
    const sentences = useSentences();
    const { requests: section, answers, nowMs } = useSyncExternalStore(requests.subscribe, requests.getState);
    const account = useAccount(core, nowMs);
    const [id, status] = [...answers].at(-1) ?? ['', { phase: 'idle' } as const];
    if (status.phase === 'failed') return decideSentence(sentences, status.error, account);
    if (status.phase !== 'answered') return null;
    const view = lastValue(section);
    const asked = [...(view?.waiting ?? []), ...(view?.askedBack ?? [])].find(({ request }) => request.moment.id === id);
    const who = personName(sentences, account, asked?.request.moment.agentId ?? '');
    return answeredSentence(sentences, { gesture: asked?.request.moment.gesture ?? 'apology' }, status, who);
  }

  return { View, Announcement, section: () => requests.getState().requests, refresh: requests.load };
}
