import type { CustomerValue } from '#domain/value/customer-value.ts';
import type { ShownValue } from '../../session/shown.ts';
import { modelTierName, noteSentences, outlookSentence } from './projection-sentences.ts';
import { useSentences } from '#ui/i18n/SentencesContext.tsx';

interface Props {
  /** `tier` is the label of the model's tier, `outlook` says what is expected, and what is out of the ordinary. */
  readonly part: 'tier' | 'outlook';
  readonly value: Extract<CustomerValue, { readonly kind: 'known' }>;
  readonly state: ShownValue;
}

/** What is said of some customers only: what a model expects, other currencies, trials. Without its sentences the history stands alone. */
export function ValueDetail({ part, value, state }: Props) {
  const sentences = useSentences();
  const { projection } = value;
  if (part === 'tier') {
    // Tiers are of expected money: where that is not shown, neither are they.
    return projection === null || projection.isNew || !projection.shows.money ? null : (
      <span className="tag">{modelTierName(sentences, projection.tier)}</span>
    );
  }
  return (
    <>
      {projection !== null && <p className="quiet">{outlookSentence(sentences, value, projection, state)}</p>}
      {noteSentences(sentences, value, state).map((text) => (
        <p key={text} className="quiet">
          {text}
        </p>
      ))}
    </>
  );
}
