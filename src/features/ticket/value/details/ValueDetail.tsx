import { Fragment } from 'react';
import type { CustomerValue } from '#domain/value/customer-value.ts';
import type { SessionState } from '../../session/session-state.ts';
import { expectedAmount, modelTierName, noteSentences, outlookSentences } from './projection-sentences.ts';
import { useSentences } from '#ui/i18n/SentencesContext.tsx';

interface Props {
  /** `amount` goes on after what came in so far, `tier` is its label, `outlook` says the rest. */
  readonly part: 'amount' | 'tier' | 'outlook';
  readonly value: Extract<CustomerValue, { readonly kind: 'known' }>;
  readonly state: SessionState;
}

/** What is said of some customers only: what a model expects, other currencies, trials. Without its sentences the history stands alone. */
export function ValueDetail({ part, value, state }: Props) {
  const sentences = useSentences();
  const { projection } = value;
  if (part === 'outlook') {
    return (
      <>
        {outlookSentences(sentences, value, state).map((text) => (
          <p key={text}>{text}</p>
        ))}
        {noteSentences(sentences, value, state).map((text) => (
          <p key={text} className="quiet">
            {text}
          </p>
        ))}
      </>
    );
  }
  if (projection === null) return null;
  if (part === 'amount') return <Fragment> · {expectedAmount(sentences, projection, state)}</Fragment>;
  return projection.isNew ? null : <span className="tag">{modelTierName(sentences, projection.tier)}</span>;
}
