import { useState } from 'react';
import type { ImportedFile } from '../sandbox-types.ts';
import { CloseIcon } from './icons.tsx';

/** Says which rows of the given files the sandbox could not take. */
export function FilesBanner({ files }: { readonly files: readonly ImportedFile[] }) {
  const [isDismissed, setIsDismissed] = useState(false);
  const imperfect = files.filter(({ rejected }) => rejected > 0);
  if (isDismissed || imperfect.length === 0) {
    return null;
  }
  return (
    <section className="banner row" aria-label="Rejected rows">
      <div className="grow">
        {imperfect.map(({ file, accepted, rejected, messages }) => (
          <details key={file}>
            <summary>
              {file}: {rejected.toLocaleString('en')} {rejected === 1 ? 'row was' : 'rows were'} rejected, {accepted.toLocaleString('en')}{' '}
              accepted.
            </summary>
            <ul>
              {messages.map((message) => (
                <li key={message}>{message}</li>
              ))}
            </ul>
          </details>
        ))}
      </div>
      <button type="button" className="icon-button plain" aria-label="Dismiss rejected rows" onClick={() => setIsDismissed(true)}>
        <CloseIcon />
      </button>
    </section>
  );
}
