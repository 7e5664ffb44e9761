import type { Option } from '#domain/policy/suggestion.ts';
import type { Plan } from '../../session/plan.ts';
import { gestureName } from '#ui/i18n/sentences.ts';
import { useSentences } from '#ui/i18n/SentencesContext.tsx';

/** One way to make it right, in words. */
export function OptionLabel({ option, plan }: { readonly option: Option; readonly plan: Plan }) {
  const sentences = useSentences();
  const isOwn = plan.suggestion?.options.includes(option) !== true;
  if (isOwn) return <>{sentences.t('suggestion.own_amount', { gesture: sentences.t(`gesture.${option.kind}`) })}</>;
  const name = gestureName(sentences, option.kind, option.amount);
  const minutes =
    option.minutes === null ? null : <span className="quiet unbroken">{sentences.t('suggestion.minutes', { count: option.minutes })}</span>;
  if (option !== plan.options[0]) {
    return (
      <>
        {name} {minutes}
      </>
    );
  }
  return (
    <span className="row">
      {name} {minutes} <span className="tag tag-good">{sentences.t('suggestion.suggested')}</span>
    </span>
  );
}
