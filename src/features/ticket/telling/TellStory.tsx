import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { useExpanded } from '#ui/components/use-expanded.ts';
import { useSentences } from '#ui/i18n/SentencesContext.tsx';
import { LogFields } from '../../shared/log/LogFields.tsx';
import type { LogForm } from '../../shared/log/log-form.ts';
import type { SessionState } from '../session/session-state.ts';
import type { TicketSession } from '../session/ticket-session.ts';

/** A line at its side tells the form from the story of the gesture, whose field follows. */
const APART = { borderInlineStart: '2px solid var(--line)', paddingInlineStart: 10, marginBlock: 6 } as const;

interface Props {
  readonly state: Pick<SessionState, 'agent' | 'ticket'>;
  readonly session: Pick<TicketSession, 'withTelling'>;
}

/** The way to tell a moment without a gesture, about oneself or about a colleague. */
export function TellStory({ state, session }: Props) {
  const sentences = useSentences();
  const [form, setForm] = useState<LogForm | 'not_loaded' | null>(null);
  const { isOpen, around, button, panel } = useExpanded();
  const open = async (): Promise<void> => {
    setForm(null);
    const loaded = await session.withTelling((telling) => telling.form);
    loaded?.open();
    setForm(loaded ?? 'not_loaded');
  };
  return (
    <div ref={around}>
      <button
        {...button}
        className="link toggle"
        onClick={() => {
          button.onClick();
          if (!isOpen) void open();
        }}
      >
        {sentences.t('tell.open')}
      </button>
      <div {...panel}>
        {isOpen &&
          (form === null || form === 'not_loaded' ? (
            <p className="quiet">{sentences.t(form === null ? 'loading' : 'section.not_loaded')}</p>
          ) : (
            <Form form={form} state={state} onClose={button.onClick} />
          ))}
      </div>
    </div>
  );
}

function Form({ form, state, onClose }: Pick<Props, 'state'> & { readonly form: LogForm; readonly onClose: () => void }) {
  const { t } = useSentences();
  const { draft, phase, colleagues } = useSyncExternalStore(form.subscribe, form.getState);
  const told = useRef<HTMLDivElement>(null);
  const isDone = phase.name === 'done';
  useEffect(() => {
    // The button that was pressed is gone: the focus goes to what took its place.
    if (isDone) told.current?.focus();
  }, [isDone]);
  return (
    <div ref={told} tabIndex={-1} aria-live="polite">
      {isDone ? (
        <div className="row">
          <span className="quiet">{t('log.done')}</span>
          <button type="button" className="link toggle" onClick={form.open}>
            {t('tell.again')}
          </button>
        </div>
      ) : (
        <div style={APART}>
          <LogFields
            draft={draft}
            phase={phase}
            colleagues={colleagues}
            names={new Map([[state.agent.id, state.agent.name]])}
            ticketId={state.ticket.ticketId}
            onType={form.type}
            onClose={onClose}
            onSend={() => void form.send()}
          />
        </div>
      )}
    </div>
  );
}
