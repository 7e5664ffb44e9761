import { useId, useState, type KeyboardEvent } from 'react';
import type { CauseField, Person } from '../sandbox-types.ts';
import type { Session } from '../session.ts';
import { tagsOf, writeProperty } from '../zaf/properties.ts';
import { asText } from '../zaf/protocol.ts';
import type { OpenTicket } from '../zaf/workspace-state.ts';
import { CloseIcon } from './icons.tsx';
import { STATUS_NAMES } from './StatusBadge.tsx';

interface PropertiesProps {
  readonly session: Session;
  readonly ticket: OpenTicket;
  readonly people: readonly Person[];
}

function causeOptions({ options }: CauseField, current: string) {
  const isListed = options.some(({ value }) => value === current);
  return isListed || current === '' ? options : [...options, { name: current, value: current }];
}

function TagsEditor({ tags, onChange }: { readonly tags: readonly string[]; readonly onChange: (tags: readonly string[]) => void }) {
  const [text, setText] = useState('');
  const id = useId();
  function add(): void {
    onChange(tagsOf([...tags, ...tagsOf(text)]));
    setText('');
  }
  function onKeyDown(event: KeyboardEvent<HTMLInputElement>): void {
    if ((event.key === 'Enter' || event.key === ',' || event.key === ' ') && text.trim() !== '') {
      event.preventDefault();
      add();
    } else if (event.key === 'Backspace' && text === '') {
      onChange(tags.slice(0, -1));
    }
  }
  return (
    <div className="field field--wide">
      <label htmlFor={id}>Tags</label>
      <div className="tags">
        {tags.map((tag) => (
          <span key={tag} className="tag">
            {tag}
            <button
              type="button"
              className="tag__remove"
              aria-label={`Remove tag ${tag}`}
              onClick={() => onChange(tags.filter((other) => other !== tag))}
            >
              <CloseIcon />
            </button>
          </span>
        ))}
        <input
          id={id}
          value={text}
          placeholder={tags.length === 0 ? 'Add a tag' : ''}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={onKeyDown}
          onBlur={() => text.trim() !== '' && add()}
        />
      </div>
    </div>
  );
}

/** The ticket's fields. They go through the same writer as the app's client.set, so both follow one set of rules. */
export function Properties({ session, ticket, people }: PropertiesProps) {
  const { saved, draft, requester, causeField } = ticket;
  const isReadOnly = saved.status === 'closed';
  const cause = asText(draft.customFields[String(causeField.id)] ?? '');
  const assignee = people.find(({ id }) => id === saved.assignee_id);
  function write(path: string, value: unknown): void {
    session.update((state) => {
      const outcome = writeProperty(path, value, state);
      return outcome.ok ? outcome.state : state;
    });
  }
  return (
    <section className="properties" aria-label="Ticket properties">
      <dl className="field">
        <dt>Requester</dt>
        <dd>
          <span dir="auto">{requester.name}</span>
          {requester.email !== null && <small>{requester.email}</small>}
        </dd>
      </dl>
      <dl className="field">
        <dt>Assignee</dt>
        <dd>{assignee?.name ?? 'Nobody yet'}</dd>
      </dl>
      <label className="field">
        <span>Status</span>
        <select value={draft.status} disabled={isReadOnly} onChange={(event) => write('ticket.status', event.target.value)}>
          {Object.entries(STATUS_NAMES)
            // Zendesk closes solved tickets by itself, and never makes a ticket new again.
            .filter(([status]) => (status !== 'new' && status !== 'closed') || status === saved.status)
            .map(([status, name]) => (
              <option key={status} value={status}>
                {name}
              </option>
            ))}
        </select>
      </label>
      <label className="field">
        <span>What went wrong</span>
        <select
          value={cause}
          disabled={isReadOnly}
          onChange={(event) => write(`ticket.customField:custom_field_${causeField.id}`, event.target.value)}
        >
          <option value="">–</option>
          {causeOptions(causeField, cause).map(({ name, value }) => (
            <option key={value} value={value}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <TagsEditor tags={draft.tags} onChange={(tags) => write('ticket.tags', tags)} />
    </section>
  );
}
