import { STORY_LENGTH_AT_MOST } from '#domain/moments/moment.ts';
import { Disclosure } from '#ui/components/Disclosure.tsx';
import { InLanguage } from '#ui/components/InLanguage.tsx';
import { OnDemand } from '#ui/components/OnDemand.tsx';
import { TextAreaField } from '#ui/controls/TextAreaField.tsx';
import { useSentences } from '#ui/i18n/SentencesContext.tsx';
import { ReplyEditor } from '../../reply/lazy.ts';
import type { ShownMoment } from '../../session/shown.ts';
import type { TicketSession } from '../../session/ticket-session.ts';
import { TellStory } from '../../telling/lazy.ts';
import { Surprises } from '../details/lazy.ts';

interface Props {
  readonly state: ShownMoment;
  readonly session: TicketSession;
}

/** What most gestures do without: the reply beforehand, the team's standard, an idea for a smile, the story beforehand. */
export function More({ state, session }: Props) {
  const sentences = useSentences();
  return (
    <div className="stack">
      <Standard state={state} />
      <div>
        <Disclosure label={sentences.t('suggestion.reply')}>
          <OnDemand>
            <ReplyEditor state={state} session={session} />
          </OnDemand>
        </Disclosure>
        <Disclosure label={sentences.t('suggestion.surprise')}>
          <OnDemand>
            <Surprises state={state} />
          </OnDemand>
        </Disclosure>
        <OnDemand loading={null}>
          <TellStory state={state} session={session} />
        </OnDemand>
      </div>
      <TextAreaField
        label={sentences.t('moment.story')}
        value={state.choice.story}
        maxLength={STORY_LENGTH_AT_MOST}
        hint={sentences.t('moment.story_hint')}
        isReadOnly={state.giving.phase === 'working'}
        onType={(story) => {
          session.choose({ story });
        }}
      />
    </div>
  );
}

function Standard({ state }: Pick<Props, 'state'>) {
  const sentences = useSentences();
  const applying = state.settings.settings.serviceStandard.filter((line) => line.cause === null || line.cause === state.plan.cause);
  // The line for this cause says more than the general ones.
  const line = applying.find((one) => one.cause !== null) ?? applying[0];
  if (line === undefined) return null;
  return (
    <div className="quiet">
      <p>
        {sentences.t('suggestion.standard')}: <bdi lang={line.language}>{line.text}</bdi>
      </p>
      {line.reason !== '' && (
        <p>
          <InLanguage
            sentence={sentences.t('suggestion.standard_why', { text: line.reason })}
            words={line.reason}
            language={line.language}
          />
        </p>
      )}
      {line.unless !== '' && (
        <p>
          <InLanguage
            sentence={sentences.t('suggestion.standard_unless', { text: line.unless })}
            words={line.unless}
            language={line.language}
          />
        </p>
      )}
    </div>
  );
}
