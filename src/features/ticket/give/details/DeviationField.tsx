import { Field, Input } from '@zendeskgarden/react-forms';
import { useRef } from 'react';
import { DEVIATION_LENGTH_AT_MOST } from '#domain/moments/moment.ts';
import type { ShownMoment } from '../../session/shown.ts';
import type { TicketSession } from '../../session/ticket-session.ts';
import { commitmentName } from '#ui/i18n/commitment-names.ts';
import { useSentences } from '#ui/i18n/SentencesContext.tsx';

/** The reasons that are given most, for one tap. */
const USUAL_REASONS = ['asked', 'harder', 'promised'] as const;

/** Why something else is given than was suggested: leads read it to learn, and it stops nobody but whoever gives for a cause that was made right on a ticket said to be another matter. */
export function DeviationField({ state, session }: { readonly state: ShownMoment; readonly session: Pick<TicketSession, 'choose'> }) {
  const isBusy = state.giving.phase === 'working';
  const { deviation } = state.choice;
  const { beside } = state.plan;
  const sentences = useSentences();
  const field = useRef<HTMLInputElement>(null);
  return (
    <div className="stack stack-tight">
      <Field>
        <Field.Label>
          {beside === null ? sentences.t('moment.deviation') : sentences.t('moment.deviation_beside', { id: beside.ticketId })}
        </Field.Label>
        {/* Where nothing hangs on it, the line is left to what does. */}
        <Field.Hint className={beside === null ? 'unseen' : undefined}>
          {beside === null
            ? sentences.t('moment.deviation_hint')
            : sentences.t('moment.deviation_beside_hint', { what: commitmentName(sentences, beside) })}
        </Field.Hint>
        <Input
          ref={field}
          isCompact
          dir="auto"
          value={deviation}
          maxLength={DEVIATION_LENGTH_AT_MOST}
          readOnly={isBusy}
          onChange={(event) => {
            session.choose({ deviation: event.target.value });
          }}
        />
      </Field>
      {deviation.trim() === '' && beside === null && (
        <div className="row">
          {USUAL_REASONS.map((reason) => (
            <button
              key={reason}
              type="button"
              className="link toggle"
              // Whoever says aloud what they see presses it too.
              aria-label={`${sentences.t(`moment.deviation_short.${reason}`)}: ${sentences.t(`moment.deviation_pick.${reason}`)}`}
              aria-disabled={isBusy}
              onClick={() => {
                if (isBusy) return;
                session.choose({ deviation: sentences.t(`moment.deviation_pick.${reason}`) });
                // The button that was pressed is gone then: whoever goes on finds what it wrote.
                field.current?.focus();
              }}
            >
              {sentences.t(`moment.deviation_short.${reason}`)}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}
