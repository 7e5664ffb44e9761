import { useId, useState, type KeyboardEvent } from 'react';
import type { CauseField, Person } from '../sandbox-types.ts';
import type { Session } from '../session.ts';
import { tagsOf, withProperty } from '../zaf/properties.ts';
import { asText } from '../zaf/protocol.ts';
import type { OpenTicket } from '../zaf/workspace-state.ts';
import { CloseIcon } from './icons.tsx';
import { initialsOf } from './names.ts';

interface PropertiesProps {
  readonly session: Session;
  readonly ticket: OpenTicket;
  readonly people: readonly Person[];
}

const TYPES = ['question', 'incident', 'problem', 'task'];
const PRIORITIES = ['low', 'normal', 'high', 'urgent'];

function titled(value: string): string {
  return value.charAt(0).toUpperCase() + value.slice(1);
}

interface ChoiceProps {
  readonly name: string;
  readonly value: string | null;
  readonly values: readonly string[];
  readonly isReadOnly: boolean;
  readonly onChange: (value: string) => void;
}

function Choice({ name, value, values, isReadOnly, onChange }: ChoiceProps) {
  return (
    <label className="field">
      <span>{name}</span>
      <select value={value ?? ''} disabled={isReadOnly} onChange={(event) => onChange(event.target.value)}>
        {value === null && <option value="">–</option>}
        {values.map((choice) => (
          <option key={choice} value={choice}>
            {titled(choice)}
          </option>
        ))}
      </select>
    </label>
  );
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
    <div className="field">
      <label htmlFor={id}>Tags</label>
      <div className="tags input row">
        {tags.map((tag) => (
          <span key={tag} className="chip">
            {tag}
            <button
              type="button"
              className="icon-button plain"
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
    session.update((state) => withProperty(path, value, state));
  }
  return (
    <section className="properties column scroll" aria-label="Ticket properties">
      <dl className="field">
        <dt>Requester</dt>
        <dd className="person">
          <span className="avatar" aria-hidden="true">
            {initialsOf(requester.name)}
          </span>
          <span className="cut" dir="auto">
            {requester.name}
          </span>
          {requester.email !== null && <small className="cut">{requester.email}</small>}
        </dd>
      </dl>
      <dl className="field">
        <dt>Assignee</dt>
        <dd className="person">
          <span className="avatar avatar--staff" aria-hidden="true">
            {assignee === undefined ? '–' : initialsOf(assignee.name)}
          </span>
          <span className="cut">{assignee?.name ?? 'Nobody yet'}</span>
          {assignee !== undefined && <small className="cut">{assignee.groups.map(({ name }) => name).join(', ')}</small>}
        </dd>
      </dl>
      <TagsEditor tags={draft.tags} onChange={(tags) => write('ticket.tags', tags)} />
      <div className="properties__pair">
        <Choice name="Type" value={draft.type} values={TYPES} isReadOnly={isReadOnly} onChange={(type) => write('ticket.type', type)} />
        <Choice
          name="Priority"
          value={draft.priority}
          values={PRIORITIES}
          isReadOnly={false}
          onChange={(priority) => write('ticket.priority', priority)}
        />
      </div>
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
    </section>
  );
}
