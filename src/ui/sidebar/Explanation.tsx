import { useMessages } from '../components/MessagesContext.tsx';
import type { MessageKey } from '../messages/messages.ts';

export type Obstacle = 'no_parameters' | 'foreign_origin' | 'no_answer' | 'no_ticket';

/** Why there is nothing to show, in place of a blank page. */
export function Explanation({ obstacle, origin = '' }: { readonly obstacle: Obstacle; readonly origin?: string }) {
  const messages = useMessages();
  const title: MessageKey = `start.${obstacle}_title`;
  return (
    <main>
      <div className="stack region">
        <h1 className="lead">{messages.t(title)}</h1>
        <p>{messages.t(`start.${obstacle}`, { origin })}</p>
      </div>
    </main>
  );
}
