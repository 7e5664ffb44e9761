import type { Suggestion } from '#domain/policy/suggestion.ts';
import type { Plan } from '../session/plan.ts';
import type { ShownSuggestion } from '../session/shown.ts';
import type { TicketSession } from '../session/ticket-session.ts';
import { Placeholder } from '#ui/components/Placeholder.tsx';
import { Region } from '#ui/components/Region.tsx';
import { formatList, formatMoney } from '#ui/i18n/formats.ts';
import { FaultReason } from '#ui/components/FaultReason.tsx';
import { OptionLabel } from './controls/OptionLabel.tsx';
import { SameMatter } from './details/lazy.ts';
import { Questions, Ways } from './lazy.ts';
import { useSentences } from '#ui/i18n/SentencesContext.tsx';
import { OnDemand } from '#ui/components/OnDemand.tsx';

interface Props {
  readonly state: ShownSuggestion;
  readonly session: TicketSession;
}

/** The height of the questions, which load after the text. */
const QUESTIONS_PX = 208;
/** The height of a usual answer: what is owed, three ways, and why. */
const ANSWER_PX = 308;

/** The height of the question whether another ticket is about the same failure. */
const MATTER_PX = 72;

/** The questions that decide, and what they lead to. */
export function SuggestionSection({ state, session }: Props) {
  const sentences = useSentences();
  const { plan } = state;
  return (
    <Region title={sentences.t('section.suggested_gesture')}>
      <div className="stack">
        <OnDemand loading={<Placeholder heightPx={QUESTIONS_PX} />}>
          <Questions state={state} session={session} />
        </OnDemand>
        {(plan.isFaultUsual || plan.isSeverityUsual) && <p className="quiet">{sentences.t('suggestion.usual')}</p>}
        <Answer state={state} session={session} />
      </div>
    </Region>
  );
}

function Answer({ state, session }: Props) {
  const sentences = useSentences();
  const { suggestion } = state.plan;
  if (suggestion === null) return <p>{sentences.t('suggestion.answer_first')}</p>;
  // A repeat or a limit changes the suggestion, so it waits for both rather than change under the eye.
  if (state.incidents.state === 'loading' || state.journal.state === 'loading') return <Placeholder heightPx={ANSWER_PX} />;
  return (
    <div className="stack" style={{ minHeight: ANSWER_PX }}>
      {hasMatter(state) && (
        <OnDemand loading={<Placeholder heightPx={MATTER_PX} />}>
          <SameMatter state={state} session={session} />
        </OnDemand>
      )}
      <Owed suggestion={suggestion} />
      {suggestion.gesture.kind === 'care' && <p>{sentences.t('suggestion.no_money')}</p>}
      <OnDemand loading={<OptionsText plan={state.plan} />}>
        <Ways suggestion={suggestion} state={state} session={session} />
      </OnDemand>
      {state.incidents.state === 'failed' && <p className="quiet">{sentences.t('suggestion.without_history')}</p>}
      <JournalFault
        journal={state.journal}
        onRetry={() => {
          session.reload('journal');
        }}
      />
    </div>
  );
}

/** What is given already on this ticket leaves nothing to ask. */
function hasMatter({ plan: { matter }, standing }: ShownSuggestion): boolean {
  return standing === null && matter.same.length + matter.other.length + matter.unanswered.length > 0;
}

/** The ways in words, line for line where the controls will be. */
function OptionsText({ plan }: { readonly plan: Plan }) {
  const sentences = useSentences();
  return (
    <div>
      <p>{sentences.t('suggestion.options')}</p>
      {plan.options.map((option) => (
        <div key={option.kind} style={{ paddingBlock: 2, paddingInlineStart: 22 }}>
          <OptionLabel option={option} plan={plan} />
        </div>
      ))}
    </div>
  );
}

/** The journal has no section of its own: where it cannot be read, this is where it matters. */
function JournalFault({ journal, onRetry }: { readonly journal: ShownSuggestion['journal']; readonly onRetry: () => void }) {
  const sentences = useSentences();
  if (journal.state !== 'failed') return null;
  return (
    <div className="failed stack stack-tight">
      <FaultReason fault={journal.error}>{(reason) => <span>{sentences.t('suggestion.without_journal', { reason })}</span>}</FaultReason>
      <button type="button" className="link toggle" onClick={onRetry}>
        {sentences.t('section.retry')}
      </button>
    </div>
  );
}

function Owed({ suggestion }: { readonly suggestion: Suggestion }) {
  const sentences = useSentences();
  if (suggestion.owed.length === 0) return null;
  const actions = suggestion.owed.map(({ action, amount }) => {
    const what = sentences.t(`owed.${action}`);
    return amount === null ? what : sentences.t('suggestion.owed_sum', { what, amount: formatMoney(sentences.locale, amount) });
  });
  return (
    <div>
      <p>{sentences.t('suggestion.owed', { what: formatList(sentences.locale, actions) })}</p>
      <p className="quiet">{sentences.t('suggestion.owed_why')}</p>
    </div>
  );
}
