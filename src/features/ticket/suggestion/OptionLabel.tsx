import type { Option } from '#domain/policy/suggestion.ts';
import type { Plan } from '../session/plan.ts';
import { useMessages } from '#ui/i18n/MessagesContext.tsx';
import { gestureName } from '#ui/i18n/sentences.ts';

/** One way to make it right, in words. */
export function OptionLabel({ option, plan }: { readonly option: Option; readonly plan: Plan }) {
  const messages = useMessages();
  const isOwn = plan.suggestion?.options.includes(option) !== true;
  if (isOwn) return <>{messages.t('suggestion.own_amount', { gesture: messages.t(`gesture.${option.kind}`) })}</>;
  const name = gestureName(messages, option.kind, option.amount);
  const minutes =
    option.minutes === null ? null : <span className="quiet unbroken">{messages.t('suggestion.minutes', { count: option.minutes })}</span>;
  if (option !== plan.options[0]) {
    return (
      <>
        {name} {minutes}
      </>
    );
  }
  return (
    <span className="row">
      {name} {minutes} <span className="tag tag-good">{messages.t('suggestion.suggested')}</span>
    </span>
  );
}
