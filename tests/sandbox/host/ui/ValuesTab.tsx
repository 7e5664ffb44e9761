import { useEffect, useState, type FormEvent } from 'react';
import { fetchValues, putValues } from '../sandbox-api.ts';
import { reasonOf } from './use-sandbox.ts';

interface ValuesTabProps {
  readonly of: 'settings' | 'account';
  readonly hint: string;
}

/** What an admin could change, as the JSON that the sandbox takes. */
export function ValuesTab({ of, hint }: ValuesTabProps) {
  const [text, setText] = useState('');
  const [note, setNote] = useState('');
  useEffect(() => {
    fetchValues(of).then(
      (values) => setText(JSON.stringify(values, null, 2)),
      (cause: unknown) => setNote(reasonOf(cause)),
    );
  }, [of]);

  async function apply(event: FormEvent): Promise<void> {
    event.preventDefault();
    try {
      setText(JSON.stringify(await putValues(of, JSON.parse(text)), null, 2));
      setNote('Applied. Pages that are opened from now on go by it.');
    } catch (cause) {
      setNote(reasonOf(cause));
    }
  }

  return (
    <form className="values column" aria-label={of} onSubmit={(event) => void apply(event)}>
      <textarea
        className="input"
        aria-label={`The ${of} as JSON`}
        spellCheck={false}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <div className="actions row">
        <button type="submit" className="button button--primary">
          Apply
        </button>
        <output>{note === '' ? hint : note}</output>
      </div>
    </form>
  );
}
