import { Button } from '@zendeskgarden/react-buttons';
import { Field, Fieldset, Radio } from '@zendeskgarden/react-forms';
import { useState } from 'react';
import { type MomentKind, STORY_LENGTH_AT_MOST } from '#domain/moments/moment.ts';
import type { StoredMoment } from '#ports/moment-store.ts';
import type { RecordFlow } from '../../session/flows.ts';
import type { ShownCard } from '../../session/shown.ts';
import type { TicketSession } from '../../session/ticket-session.ts';
import { Notice } from '#ui/components/Notice.tsx';
import { TextAreaField } from '#ui/controls/TextAreaField.tsx';
import { useSentences } from '#ui/i18n/SentencesContext.tsx';

/** What whoever gives chooses from; a win among colleagues is told at the line-up. */
const KINDS = ['external_win', 'process_fix'] as const satisfies readonly MomentKind[];

interface Props {
  /** As its record says, with what is typed since. */
  readonly shown: Pick<StoredMoment, 'story' | 'kind'>;
  /** What the record says by itself. */
  readonly recorded: string;
  readonly state: ShownCard;
  readonly session: TicketSession;
}

/** The story as whoever gave it writes it, kept with every key and written in the pauses, and what the team makes of it. */
export function OwnStory({ shown, recorded, state, session }: Props) {
  const sentences = useSentences();
  // What takes the words may still be loading: the field shows them at once, or the caret would jump.
  const [typed, setTyped] = useState<string | null>(null);
  const story = typed ?? shown.story;
  if (typed === shown.story) setTyped(null);
  const hint = sentences.t('moment.story_hint');
  const { momentId } = state.standing;
  const count = sentences.t('moment.story_count', {
    count: story.length,
    most: STORY_LENGTH_AT_MOST,
  });
  return (
    <>
      <TextAreaField
        label={sentences.t('moment.story')}
        value={story}
        maxLength={STORY_LENGTH_AT_MOST}
        hint={`${hint} ${count}`}
        isReadOnly={false}
        onType={(text) => {
          setTyped(text);
          void session.withRecord((flow) => flow.type(text), momentId);
        }}
        onBlur={() => {
          void session.withRecord((flow) => flow.save(), momentId);
        }}
      />
      {state.saving.phase === 'differs' && state.edit !== null && <Differs recorded={recorded} momentId={momentId} session={session} />}
      <Kind kind={shown.kind} momentId={momentId} session={session} />
    </>
  );
}

function Kind({ kind, momentId, session }: { readonly kind: MomentKind; readonly momentId: string; readonly session: TicketSession }) {
  const sentences = useSentences();
  return (
    <Fieldset isCompact>
      <Fieldset.Legend>{sentences.t('moment.kind')}</Fieldset.Legend>
      {KINDS.map((one) => (
        <Field key={one}>
          <Radio
            name={`moment-kind-${momentId}`}
            value={one}
            checked={kind === one}
            onChange={() => {
              void session.withRecord((flow) => flow.setKind(one), momentId);
            }}
          >
            <Field.Label isRegular>{sentences.t(`moment.kind_${one}`)}</Field.Label>
          </Radio>
        </Field>
      ))}
    </Fieldset>
  );
}

const CHOICES = ['mine', 'theirs', 'both'] as const satisfies readonly Parameters<RecordFlow['settle']>[0][];

/** Somebody else, or this agent in another tab, has written a story meanwhile: nothing is written over it unasked. */
function Differs({ recorded, momentId, session }: Pick<Props, 'recorded' | 'session'> & { readonly momentId: string }) {
  const sentences = useSentences();
  return (
    <Notice type="warning" title={sentences.t('moment.story_differs')}>
      <div className="stack stack-tight">
        <p className="as-typed" dir="auto">
          {recorded === '' ? sentences.t('moment.story_none') : recorded}
        </p>
        <div className="row">
          {CHOICES.map((which) => (
            <Button
              key={which}
              size="small"
              onClick={() => {
                void session.withRecord((flow) => flow.settle(which), momentId);
              }}
            >
              {sentences.t(`moment.keep_${which}`)}
            </Button>
          ))}
        </div>
      </div>
    </Notice>
  );
}
