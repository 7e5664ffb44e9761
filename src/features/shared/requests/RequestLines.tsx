import type { MomentRequest } from '#domain/moments/request.ts';
import type { Currency } from '#domain/money/money.ts';
import { useControlMessages } from '#ui/i18n/ControlMessagesContext.tsx';
import { useLeadMessages } from '#ui/i18n/LeadMessagesContext.tsx';
import { lineSentence } from './request-sentences.ts';
import type { When } from '#ui/i18n/time-formats.ts';

/** What was said so far, in order. */
export function RequestLines({
  request,
  about,
}: {
  readonly request: MomentRequest;
  readonly about: When & { readonly currency: Currency };
}) {
  const messages = useControlMessages();
  const lead = useLeadMessages();
  return (
    <ul className="incidents">
      {request.lines.map((line, index) => (
        // Nobody reorders what was said: its place is what tells one line from another.
        // oxlint-disable-next-line react/no-array-index-key
        <li key={`${line.kind} ${line.byId} ${index}`} style={{ display: 'block' }}>
          <p className="quiet">{lineSentence(messages, lead, line, about)}</p>
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
