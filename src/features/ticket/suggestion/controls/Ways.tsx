import type { Suggestion } from '#domain/policy/suggestion.ts';
import { Disclosure } from '#ui/components/Disclosure.tsx';
import { OnDemand } from '#ui/components/OnDemand.tsx';
import { useSentences } from '#ui/i18n/SentencesContext.tsx';
import { ReplyEditor } from '../../reply/lazy.ts';
import type { ShownSuggestion } from '../../session/shown.ts';
import type { TicketSession } from '../../session/ticket-session.ts';
import { WhyThis } from '../details/lazy.ts';
import { Advice } from './Advice.tsx';
import { Options } from './Options.tsx';
import { TeamRange } from './TeamRange.tsx';

/** The ways to choose from, and all that can be asked about them. */
export function Ways({
  suggestion,
  state,
  session,
}: {
  readonly suggestion: Suggestion;
  readonly state: ShownSuggestion;
  readonly session: TicketSession;
}) {
  const sentences = useSentences();
  return (
    <>
      <Options plan={state.plan} isDisabled={state.giving.phase === 'working'} onChoose={session.choose} />
      <Advice suggestion={suggestion} state={state} session={session} />
      <Disclosure label={sentences.t('suggestion.why')}>
        <OnDemand>
          <WhyThis suggestion={suggestion} state={state} session={session} />
        </OnDemand>
      </Disclosure>
      <Disclosure label={sentences.t('suggestion.reply')}>
        <OnDemand>
          <ReplyEditor state={state} session={session} />
        </OnDemand>
      </Disclosure>
      <TeamRange team={state.plan.facts?.team ?? null} currency={state.settings.settings.currency} />
    </>
  );
}
