import { Button } from '@zendeskgarden/react-buttons';
import { useState } from 'react';
import { shownRecord } from '../../session/moment-edit.ts';
import type { ShownCard } from '../../session/shown.ts';
import type { TicketSession } from '../../session/ticket-session.ts';
import { Thank } from '../../telling/lazy.ts';
import { FinishButton } from './FinishButton.tsx';
import { OwnStory } from './OwnStory.tsx';
import { FaultDetails } from '#ui/faults/FaultDetails.tsx';
import { faultSentence } from '#ui/faults/fault-sentences.ts';
import { Notice } from '#ui/components/Notice.tsx';
import { OnDemand } from '#ui/components/OnDemand.tsx';
import { useSentences } from '#ui/i18n/SentencesContext.tsx';

interface Props {
  readonly state: ShownCard;
  readonly session: TicketSession;
  /** Whether it was given to this person to give: it is their story. */
  readonly isForUs: boolean;
}

/** The story of what was given: written by whose it is, read by the others. */
export function StoryPart({ state, session, isForUs }: Props) {
  const sentences = useSentences();
  const { story } = state;
  switch (story.state) {
    case 'unread':
      return <ShowButton onShow={() => void session.readStory(state.standing.momentId)} />;
    case 'loading':
      return <p className="quiet">{sentences.t('loading')}</p>;
    case 'missing':
      return <Missing state={state} session={session} isForUs={isForUs} />;
    case 'read': {
      const shown = shownRecord(story.moment, state.edit);
      if (isForUs) return <OwnStory shown={shown} recorded={story.moment.story} state={state} session={session} />;
      return <TheirStory story={shown.story} state={state} session={session} />;
    }
    case 'failed':
      return (
        <div className="quiet">
          {sentences.t('moment.story_failed', { reason: faultSentence(sentences, story.error) })}
          <FaultDetails fault={story.error} />
        </div>
      );
  }
}

/** It was read with the to-do's, and is shown to whoever wants it. */
function TheirStory({ story, state, session }: Pick<Props, 'state' | 'session'> & { readonly story: string }) {
  const sentences = useSentences();
  const [isShown, setShown] = useState(false);
  if (!isShown) return <ShowButton onShow={() => setShown(true)} />;
  return (
    <>
      {story === '' ? (
        <p className="quiet">{sentences.t('moment.story_none')}</p>
      ) : (
        <p className="as-typed" dir="auto">
          {story}
        </p>
      )}
      <OnDemand loading={null}>
        <Thank given={state.standing} session={session} />
      </OnDemand>
    </>
  );
}

function ShowButton({ onShow }: { readonly onShow: () => void }) {
  return (
    <div className="row">
      <Button size="small" isLink onClick={onShow}>
        {useSentences().t('moment.story_show')}
      </Button>
    </div>
  );
}

function Missing({ state, session, isForUs }: Props) {
  const sentences = useSentences();
  const { story, edit } = state;
  if (story.state !== 'missing') return null;
  return (
    <>
      <Notice type="warning">
        <div className="stack stack-tight">
          <span>{sentences.t('moment.story_missing')}</span>
          {story.error !== null && (
            <div>
              {sentences.t('moment.not_written_down', { reason: faultSentence(sentences, story.error) })}
              <FaultDetails fault={story.error} />
            </div>
          )}
          <FinishButton state={state} session={session} label={sentences.t('moment.write_down')} />
        </div>
      </Notice>
      {isForUs && (
        <OwnStory shown={{ story: edit?.story ?? '', kind: edit?.kind ?? 'external_win' }} recorded="" state={state} session={session} />
      )}
    </>
  );
}
