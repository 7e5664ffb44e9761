import type { MomentRequest } from '#domain/moments/request.ts';
import type { Currency } from '#domain/money/money.ts';
import { lineSentence } from './request-sentences.ts';
import type { When } from '#ui/i18n/time-formats.ts';
import { useSentences } from '#ui/i18n/SentencesContext.tsx';

/** What was said so far, in order. */
export function RequestLines({
  request,
  about,
}: {
  readonly request: MomentRequest;
  readonly about: When & { readonly currency: Currency };
}) {
  const sentences = useSentences();
  return (
    <ul className="incidents">
      {request.lines.map((line, index) => (
        // Nobody reorders what was said: its place is what tells one line from another.
        // oxlint-disable-next-line react/no-array-index-key
        <li key={`${line.kind} ${line.byId} ${index}`} style={{ display: 'block' }}>
          <p className="quiet">{lineSentence(sentences, line, about)}</p>
          {line.text !== '' && (
            <p className="as-typed" dir="auto">
              {line.text}
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}
